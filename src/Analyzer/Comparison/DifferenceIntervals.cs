using QualityGate.Analysis;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Comparison;

/// <summary>The intervals of the differences between two models.</summary>
/// <param name="a">The model before.</param>
/// <param name="b">The model after.</param>
/// <param name="samples">The samples that both were tested on; null where they were tested on different ones.</param>
/// <param name="ofA">Drawn test sets of A.</param>
/// <param name="ofB">Drawn test sets of B; the same samples where they are paired.</param>
/// <param name="level">The confidence level, between 0 and 1.</param>
internal sealed class DifferenceIntervals(
    ModelAnalysis a,
    ModelAnalysis b,
    PairedSamples? samples,
    Bootstrap ofA,
    Bootstrap ofB,
    double level
)
{
    /// <summary>Computes the interval of B − A, or why there is none, of metrics that both have a value of.</summary>
    public static Dictionary<Metric, IntervalResult> Of(
        ModelAnalysis a,
        ModelAnalysis b,
        PairedSamples? samples,
        Metric[] metrics,
        double level,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        // Test sets that are not the same are drawn independently.
        var first = samples is null
            ? Bootstrap.Run(a, metrics, progress, cancellationToken)
            : Bootstrap.Run(a, metrics, seed => samples.Draw(Bootstrap.Generator(seed)).First, firstSeed: 0, progress, cancellationToken);
        var second = samples is null
            ? Bootstrap.Run(b, metrics, testSets: null, firstSeed: Bootstrap.Replicates, progress, cancellationToken)
            : Bootstrap.Run(b, metrics, seed => samples.Draw(Bootstrap.Generator(seed)).Second, firstSeed: 0, progress, cancellationToken);
        var intervals = new DifferenceIntervals(a, b, samples, first, second, level);
        return metrics.ToDictionary(metric => metric, intervals.Of);
    }

    private IntervalResult Of(Metric metric)
    {
        var difference = b.Measure(metric).Value!.Value - a.Measure(metric).Value!.Value;
        if (
            metric.Randomness == RandomSource.TestSamples
            && (ClassSizes.WhyUnknown(a.ConceptSamples!, metric) ?? ClassSizes.WhyUnknown(b.ConceptSamples!, metric)) is { } unknown
        )
        {
            return IntervalResult.None(unknown);
        }

        if (metric is Accuracy)
        {
            return IntervalResult.Of(OfAccuracy(difference));
        }

        if (metric is TopFiveAccuracy)
        {
            // Which samples both models rank alike is not kept; as independent ones they have an interval that is rather too wide.
            var (before, after) = (a.Confusion!.TopFive!.Value, b.Confusion!.TopFive!.Value);
            return IntervalResult.Of(
                ShareDifference.OfIndependent((after.Hits, after.Samples), (before.Hits, before.Samples), difference, level)
            );
        }

        var (error, why) =
            metric.Randomness == RandomSource.TestSamples && samples is not null ? OfPairs(metric, samples) : OfIndependent(metric);
        return error is null ? IntervalResult.None(why!) : IntervalResult.Of(error.Around(difference, level));
    }

    private Interval OfAccuracy(double difference)
    {
        if (samples is not null)
        {
            return ShareDifference.OfPairs(samples.OnlySecondRight, samples.OnlyFirstRight, samples.Count, difference, level);
        }

        var (before, after) = (a.Confusion!, b.Confusion!);
        return ShareDifference.OfIndependent((after.Right, after.Samples!.Value), (before.Right, before.Samples!.Value), difference, level);
    }

    private (StandardError? Error, string? WhyNone) OfPairs(Metric metric, PairedSamples paired)
    {
        var (before, after) = (ofA.ReplicatesOf(metric), ofB.ReplicatesOf(metric));
        return before.IsEmpty || after.IsEmpty
                ? (null, ofA.ErrorOf(metric).WhyNone ?? ofB.ErrorOf(metric).WhyNone ?? "it is not known how the difference varies")
            : paired.Different < 2
                ? (null, "fewer than two predictions differ between the models, so it is not known how the difference varies")
            : Bootstrap.Spread([.. before.Zip(after, (x, y) => y - x)], ClassSizes.Correction(a.ConceptSamples!), paired.Different);
    }

    private (StandardError? Error, string? WhyNone) OfIndependent(Metric metric)
    {
        var ((before, whyNotBefore), (after, whyNotAfter)) = (ofA.ErrorOf(metric), ofB.ErrorOf(metric));
        return before is null || after is null ? (null, whyNotBefore ?? whyNotAfter) : (StandardError.OfDifference(before, after), null);
    }
}
