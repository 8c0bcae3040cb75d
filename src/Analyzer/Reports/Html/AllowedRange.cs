using QualityGate.Metrics;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>The values that the limits of a threshold allow.</summary>
internal static class AllowedRange
{
    /// <summary>The least and the most that all limits allow together; null for no limit.</summary>
    public static (double? Low, double? High) Of(VerdictResult verdict)
    {
        var (low, high) = verdict.Baseline?.Value is { } before ? AgainstBaseline(verdict, before) : (null, null);
        return (Both(verdict.Min, low, Math.Max), Both(verdict.Max, high, Math.Min));
    }

    private static double? Both(double? a, double? b, Func<double, double, double> tighter) =>
        a is { } first && b is { } second ? tighter(first, second) : a ?? b;

    /// <summary>The least and the most that limits on the change allow, in the unit of the metric; null for no limit.</summary>
    public static (double? Low, double? High) AgainstBaseline(VerdictResult verdict, double before)
    {
        if (MetricCatalog.Find(verdict.Metric) is not { } metric)
        {
            return (null, null);
        }

        var better = metric.Direction == Direction.HigherIsBetter ? 1 : -1;
        (double Bound, bool IsLeast)[] bounds =
        [
            .. (verdict.Limits ?? [])
                .Select(limit =>
                    limit.Limit switch
                    {
                        "max-drop" => (before - (better * limit.Bound), better > 0),
                        "max-relative-drop" => (before - (better * limit.Bound * Math.Abs(before)), better > 0),
                        "min-gain" => (before + (better * limit.Bound), better > 0),
                        "max-gain" => (before + (better * limit.Bound), better < 0),
                        _ => ((double, bool)?)null,
                    }
                )
                .OfType<(double, bool)>(),
        ];
        var (least, most) = (bounds.Where(bound => bound.IsLeast).ToArray(), bounds.Where(bound => !bound.IsLeast).ToArray());
        return (least.Length > 0 ? least.Max(bound => bound.Bound) : null, most.Length > 0 ? most.Min(bound => bound.Bound) : null);
    }
}
