using QualityGate.Analysis;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Comparison;

/// <summary>The intervals of the differences between two models.</summary>
/// <param name="a">The model before.</param>
/// <param name="b">The model after.</param>
/// <param name="samples">The samples that both were tested on; null where they were tested on different ones.</param>
/// <param name="ofA">Drawn test sets of A; none where those of both are paired.</param>
/// <param name="ofB">Drawn test sets of B; none where those of both are paired.</param>
/// <param name="differences">Differences on drawn samples that are the same for both.</param>
/// <param name="level">The confidence level, between 0 and 1.</param>
internal sealed class DifferenceIntervals(
    ModelAnalysis a,
    ModelAnalysis b,
    PairedSamples? samples,
    Bootstrap ofA,
    Bootstrap ofB,
    IReadOnlyDictionary<Metric, double[]> differences,
    double level
)
{
    private const int FewestDifferent = 2;

    /// <summary>Computes the interval of B − A, or why there is none, of metrics that both have a value of.</summary>
    public static Dictionary<Metric, IntervalResult> Of(
        ModelAnalysis a,
        ModelAnalysis b,
        PairedSamples? samples,
        Metric[] metrics,
        double level,
        DrawingProgress? progress,
        CancellationToken cancellationToken
    )
    {
        Metric[] drawn = [.. Bootstrap.Drawn(a, metrics).Intersect(Bootstrap.Drawn(b, metrics))];
        var intervals = samples is null
            ? OfIndependent(a, b, drawn, level, progress, cancellationToken)
            : OfPairs(a, b, samples, drawn, level, progress, cancellationToken);
        return metrics.ToDictionary(metric => metric, intervals.Of);
    }

    private static DifferenceIntervals OfPairs(
        ModelAnalysis a,
        ModelAnalysis b,
        PairedSamples samples,
        Metric[] drawn,
        double level,
        DrawingProgress? progress,
        CancellationToken cancellationToken
    )
    {
        ModelAnalysis[] Replicate(int replicate)
        {
            var (first, second) = samples.Draw(Bootstrap.Generator(replicate));
            return [a.With(first), b.With(second)];
        }

        var values =
            samples.Different < FewestDifferent || drawn.Length == 0
                ? []
                : Drawing.Of([.. drawn.Select(metric => metric.DrawnDifference())], a.Replicates, Replicate, progress, cancellationToken);
        return new DifferenceIntervals(
            a,
            b,
            samples,
            Bootstrap.With(a, []),
            Bootstrap.With(b, []),
            drawn.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second),
            level
        );
    }

    // Test sets that are not the same are drawn independently, from generators of their own.
    private static DifferenceIntervals OfIndependent(
        ModelAnalysis a,
        ModelAnalysis b,
        Metric[] drawn,
        double level,
        DrawingProgress? progress,
        CancellationToken cancellationToken
    )
    {
        double[][] values = [];
        if (drawn.Length > 0)
        {
            var (first, second) = (new TestSetResampler(a.Confusion!), new TestSetResampler(b.Confusion!));
            values = Drawing.Of(
                [.. drawn.Select(metric => metric.Drawn(side: 0)), .. drawn.Select(metric => metric.Drawn(side: 1))],
                a.Replicates,
                replicate =>
                    [
                        a.With(first.Draw(Bootstrap.Generator(replicate))),
                        b.With(second.Draw(Bootstrap.Generator(ModelAnalysis.UsualReplicates + replicate))),
                    ],
                progress,
                cancellationToken
            );
        }

        return new DifferenceIntervals(
            a,
            b,
            samples: null,
            Bootstrap.With(a, drawn.Zip(values)),
            Bootstrap.With(b, drawn.Zip(values.Skip(drawn.Length))),
            new Dictionary<Metric, double[]>(),
            level
        );
    }

    private IntervalResult Of(Metric metric)
    {
        var difference = b.Measure(metric).Value!.Value - a.Measure(metric).Value!.Value;
        if (
            metric.Randomness == RandomSource.TestSamples
            && (
                ClassSizes.WhyUnknown(a.ConceptSamples!, metric.LeastSamples)
                ?? ClassSizes.WhyUnknown(b.ConceptSamples!, metric.LeastSamples)
            )
                is { } unknown
        )
        {
            return IntervalResult.None(unknown);
        }

        if (metric is ShareMetric share)
        {
            return IntervalResult.Of(OfShares(share, difference));
        }

        var (error, why) =
            metric.Randomness == RandomSource.TestSamples && samples is not null ? OfPairs(metric, samples) : OfIndependent(metric);
        return error is null ? IntervalResult.None(why!) : IntervalResult.Of(error.Around(difference, level));
    }

    // The ranks of single samples are not kept; a share of ranks is taken as independent, which gives an interval that is rather too wide.
    private Interval OfShares(ShareMetric share, double difference) =>
        share.IsOfRightSamples && samples is not null
            ? ShareDifference.OfPairs(samples.OnlySecondRight, samples.OnlyFirstRight, samples.Count, difference, level)
            : ShareDifference.OfIndependent(share.Counts(b.Confusion!), share.Counts(a.Confusion!), difference, level);

    private (StandardError? Error, string? WhyNone) OfPairs(Metric metric, PairedSamples paired) =>
        WhyNotDrawn(metric) is { } why ? (null, why)
        : paired.Different < FewestDifferent
            ? (null, "fewer than two predictions differ between the models, so it is not known how the difference varies")
        : Bootstrap.Spread(differences[metric], ClassSizes.Correction(a.ConceptSamples!), paired.Different);

    private (StandardError? Error, string? WhyNone) OfIndependent(Metric metric)
    {
        if (metric.Randomness == RandomSource.TestSamples && WhyNotDrawn(metric) is { } why)
        {
            return (null, why);
        }

        var ((before, whyNotBefore), (after, whyNotAfter)) = (ofA.ErrorOf(metric), ofB.ErrorOf(metric));
        return before is null || after is null ? (null, whyNotBefore ?? whyNotAfter) : (StandardError.OfDifference(before, after), null);
    }

    private string? WhyNotDrawn(Metric metric) => Bootstrap.WhyNotDrawn(metric, a) ?? Bootstrap.WhyNotDrawn(metric, b);
}
