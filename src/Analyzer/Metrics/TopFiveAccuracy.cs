using QualityGate.Analysis;
using QualityGate.TestData;

namespace QualityGate.Metrics;

/// <summary>Top-5 accuracy: the share of test samples whose true class is among the five that the model ranks highest.</summary>
internal sealed class TopFiveAccuracy : ShareMetric
{
    /// <inheritdoc/>
    public override string Name => "top-5-accuracy";

    /// <inheritdoc/>
    public override string Title => "Top-5 Accuracy";

    /// <inheritdoc/>
    public override string Advice => "look at the classes that are wrong most often";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Confusion is not { } confusion ? WithoutTestData
            : confusion.TopFive is { } known ? MetricResult.Of(known.Accuracy)
            : MetricResult.Undefined(confusion.WhyNoTopFive);
    }

    internal override (double Part, double Whole) Counts(ConfusionMatrix confusion) =>
        (confusion.TopFive!.Value.Hits, confusion.TopFive.Value.Samples);

    /// <inheritdoc/>
    internal override MetricBounds Bounds(ModelAnalysis analysis)
    {
        // Always giving the five largest classes is right about all of their samples.
        var confusion = analysis.Confusion!;
        var largest = confusion.MeasuredClasses.Select(confusion.SamplesOf).OrderDescending().Take(TopFive.Length).Sum();
        return confusion.Classes <= TopFive.Length
            ? new MetricBounds(Greatest, Greatest, Chance: 1, "with five classes or fewer it is always {0}")
            : new MetricBounds(Least, Greatest, largest / confusion.Samples!.Value, "always giving the five largest classes gives {0}");
    }
}
