using System.Collections.Immutable;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Coverage;

/// <summary>The number of intervals of a metric that hold its mean.</summary>
internal sealed record CoverageRow(string Metric, double Mean, int Given, int Held, int Outside, string? WhyNone)
{
    private const double Least = 0.90;
    private const double Most = 0.99;

    /// <summary>True when 90 to 99 % of the intervals hold the mean, and each its own value; or there are none.</summary>
    public bool Keeps => Outside == 0 && (Given == 0 || (Share >= Least && Share <= Most));

    private double Share => (double)Held / Given;

    /// <param name="metric">The metric.</param>
    /// <param name="mean">The value that the intervals should hold; the mean of the values when null.</param>
    /// <param name="sets">The value and the interval on each test set.</param>
    public static CoverageRow Of(Metric metric, double? mean, ImmutableArray<(double? Value, IntervalResult Interval)> sets)
    {
        var centre = mean ?? sets.Select(set => set.Value).OfType<double>().DefaultIfEmpty(double.NaN).Average();
        var given = sets.Where(set => set.Interval.Interval is not null)
            .Select(set => (Value: set.Value!.Value, Interval: set.Interval.Interval!))
            .ToArray();
        return new CoverageRow(
            metric.Name,
            centre,
            given.Length,
            given.Count(set => set.Interval.Low <= centre && centre <= set.Interval.High),
            given.Count(set => set.Value < set.Interval.Low || set.Value > set.Interval.High),
            sets.Select(set => set.Interval.WhyNone).FirstOrDefault(why => why is not null)
        );
    }

    public override string ToString() =>
        $"{(Keeps ? ' ' : '!')} {Metric,-40} mean {Mean,8:F4}  "
        + (Given > 0 ? $"{Held} of {Given} hold it ({100 * Share:F1} %)" : string.Empty)
        + (WhyNone is null ? string.Empty : $"{(Given > 0 ? "; otherwise " : string.Empty)}{WhyNone}");
}
