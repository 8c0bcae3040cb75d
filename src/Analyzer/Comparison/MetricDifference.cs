using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Comparison;

/// <summary>A metric of two models.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">Its value for the first, or why there is none.</param>
/// <param name="B">Its value for the second.</param>
/// <param name="Interval">The interval of B − A, which contains the difference; null where there is none.</param>
internal sealed record MetricDifference(Metric Metric, MetricResult A, MetricResult B, Interval? Interval)
{
    /// <summary>B − A; null where one of the two has no value.</summary>
    public double? Difference => B.Value - A.Value;

    /// <summary>Why the difference has no interval, as the end of a sentence; null where it has one, or one of the two no value.</summary>
    public string? WhyNoInterval { get; init; }

    /// <summary>
    /// The kind of difference: for the better, for the worse, possibly by chance, or not known.
    /// </summary>
    public Change Change =>
        (Difference, Interval) switch
        {
            (null, _) => Change.Unknown,
            (0, _) => Change.None,
            (_, null) => Change.Changed,
            (_, { Low: <= 0, High: >= 0 }) => Change.WithinChance,
            ({ } difference, _) => difference > 0 == (Metric.Direction == Direction.HigherIsBetter) ? Change.Better : Change.Worse,
        };

    /// <summary>The differences of all metrics of which at least one of the two has a value.</summary>
    internal static ImmutableArray<MetricDifference> Of(
        ModelAnalysis a,
        ModelAnalysis b,
        PairedSamples? samples,
        double? level,
        DrawingProgress? progress,
        CancellationToken cancellationToken
    )
    {
        Metric[] metrics =
        [
            .. MetricCatalog.All.Where(metric => a.Measure(metric).Value is not null || b.Measure(metric).Value is not null),
        ];
        Metric[] both = [.. metrics.Where(metric => a.Measure(metric).Value is not null && b.Measure(metric).Value is not null)];
        var intervals = level is { } asked
            ? DifferenceIntervals.Of(a, b, samples, both, asked, progress, cancellationToken)
            : both.ToDictionary(metric => metric, _ => IntervalResult.None("intervals are left out"));
        return
        [
            .. metrics.Select(metric => new MetricDifference(
                metric,
                a.Measure(metric),
                b.Measure(metric),
                intervals.GetValueOrDefault(metric)?.Interval
            )
            {
                WhyNoInterval = intervals.GetValueOrDefault(metric)?.WhyNone,
            }),
        ];
    }
}
