using QualityGate.Analysis;
using QualityGate.TestData;

namespace QualityGate.Metrics;

/// <summary>Accuracy: the share of test samples whose prediction is right (top-1).</summary>
internal sealed class Accuracy : ShareMetric
{
    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override string Title => "Accuracy";

    /// <inheritdoc/>
    public override string Advice => "look at the classes with the lowest accuracy";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Confusion is { } confusion ? MetricResult.Of(confusion.Accuracy) : WithoutTestData;
    }

    internal override bool IsOfRightSamples => true;

    internal override (double Part, double Whole) Counts(ConfusionMatrix confusion) => (confusion.Right, confusion.Samples!.Value);

    /// <inheritdoc/>
    internal override MetricBounds Bounds(ModelAnalysis analysis) =>
        new(Least, Greatest, analysis.Confusion!.LargestShare, "always predicting the largest class gives {0}");
}
