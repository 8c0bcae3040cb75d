using System.Collections.Immutable;
using QualityGate.Comparison;
using QualityGate.TestData;

namespace QualityGate.Runs.Baselines;

/// <summary>The test samples of a baseline and of a model, where they are the same ones.</summary>
internal static class PairedTestSets
{
    /// <summary>Pairs the samples; null unless both are of the same true classes in the same order.</summary>
    /// <param name="stored">The content of the baseline.</param>
    /// <param name="common">The classes, all of which both have.</param>
    /// <param name="samples">The samples of the model; null where they are not known one by one.</param>
    public static PairedSamples? Of(BaselineModel stored, CommonClasses common, ImmutableArray<(int Actual, int Predicted)>? samples)
    {
        if (BaselineSide.SamplesOf(stored) is not { } before || samples is not { } now)
        {
            return null;
        }

        // The order is that of classes in the baseline.
        var inBaseline = now.Select(sample => (Actual: common.ToBaseline[sample.Actual], Sample: sample)).ToArray();
        return SampleOrder.HashOf(inBaseline.Select(pair => pair.Actual)) != stored.TestData!.Order
            ? null
            : PairedSamples.Of(
                before,
                [.. inBaseline.OrderBy(pair => pair.Actual).Select(pair => pair.Sample)],
                new ClassMap(common.ToBaseline)
            );
    }

    /// <summary>A clause about how the test sets are compared; null where there is nothing to say.</summary>
    /// <param name="stored">The content of the baseline.</param>
    /// <param name="common">The classes, all of which both have.</param>
    /// <param name="before">The predictions of the baseline.</param>
    /// <param name="now">Those of the model.</param>
    /// <param name="pairs">The pairs, where an interval is asked for; else null, as nothing hangs on them.</param>
    public static string? Note(
        BaselineModel stored,
        CommonClasses common,
        ConfusionMatrix before,
        ConfusionMatrix now,
        Func<PairedSamples?>? pairs
    )
    {
        var hasOtherSamples = common.ToBaseline.Index().Any(item => now.SamplesOf(item.Index) != before.SamplesOf(item.Item));
        return hasOtherSamples ? "on another test set there"
            : pairs is null || pairs() is not null ? null
            : stored.TestData!.Kind == BaselineTestData.OfSamples
                ? "as two independent test sets, since the samples are not known to be the same"
            : "as two independent test sets, since the baseline has counts only";
    }
}
