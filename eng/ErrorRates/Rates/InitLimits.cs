using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.ErrorRates.Rates;

/// <summary>The limits that <c>init</c> puts on a model.</summary>
internal static class InitLimits
{
    /// <summary>Chooses limits on an accepted model.</summary>
    public static IEnumerable<Threshold> Of(ModelAnalysis accepted)
    {
        foreach (var name in new[] { "accuracy", "error-alignment", "relative-similarity-depth" })
        {
            var metric = MetricCatalog.Find(name)!;
            if (accepted.Measure(metric).Value is null || accepted.IntervalOf(metric, 0.99).Interval is not { } interval)
            {
                continue;
            }

            if (accepted.Measurements.BoundsOf(metric).Chance is { } chance && interval.Low > chance)
            {
                yield return new Threshold(
                    metric,
                    name,
                    [new Limit(LimitKind.Minimum, interval.Low)],
                    Severity.Error,
                    new SourceLocation("init")
                );
            }
        }
    }
}
