using System.Collections.Immutable;
using QualityGate.Metrics;
using QualityGate.Uncertainty;

namespace QualityGate.Comparison;

/// <summary>A metric of two models.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">Its value for the first, or why there is none.</param>
/// <param name="B">Its value for the second.</param>
/// <param name="Interval">The interval of B − A; null where the metric has no interval, or one of the two no value.</param>
public sealed record MetricDifference(Metric Metric, MetricResult A, MetricResult B, Uncertainty.Interval? Interval)
{
    /// <summary>B − A; null where one of the two has no value.</summary>
    public double? Difference => B.Value - A.Value;

    /// <summary>Whether the difference is for the better, for the worse, or one that chance may have made.</summary>
    public Change Change => (Difference, Interval) switch
    {
        (null, _) => Change.Unknown,
        (0, _) => Change.None,
        (_, { Low: <= 0, High: >= 0 }) => Change.WithinChance,
        ({ } difference, _) => difference > 0 == (Metric.Direction == Direction.HigherIsBetter) ? Change.Better : Change.Worse,
    };

    internal static ImmutableArray<MetricDifference> Of(
        ModelAnalysis a, ModelAnalysis b, PairedSamples? samples, double level, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        Metric[] metrics = [.. MetricCatalog.All.Where(metric => a.Measure(metric).Value is not null || b.Measure(metric).Value is not null)];
        Metric[] both = [.. metrics.Where(metric => a.Measure(metric).Value is not null && b.Measure(metric).Value is not null)];
        // Test sets that are not the same are drawn independently, and so are edges.
        var first = samples is null
            ? Bootstrap.Run(a, both, progress, cancellationToken)
            : Bootstrap.Run(a, both, seed => samples.Draw(Bootstrap.Generator(seed)).First, firstSeed: 0, progress, cancellationToken);
        var second = samples is null
            ? Bootstrap.Run(b, both, testSets: null, firstSeed: Bootstrap.Replicates, progress, cancellationToken)
            : Bootstrap.Run(b, both, seed => samples.Draw(Bootstrap.Generator(seed - Bootstrap.Replicates)).Second, firstSeed: Bootstrap.Replicates, progress, cancellationToken);
        return [.. metrics.Select(metric => new MetricDifference(
            metric, a.Measure(metric), b.Measure(metric), Between(first.ReplicatesOf(metric), second.ReplicatesOf(metric), level)))];
    }

    private static Uncertainty.Interval? Between(ImmutableArray<double> a, ImmutableArray<double> b, double level)
    {
        var differences = a.Zip(b, (first, second) => second - first).Where(double.IsFinite).ToArray();
        return differences.Length >= Bootstrap.LeastDefined ? Uncertainty.Interval.Percentile(differences, level) : null;
    }
}
