using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>Accuracy: the share of test samples whose prediction is right (top-1).</summary>
internal sealed class Accuracy : Metric
{
    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override string Title => "Accuracy";

    /// <inheritdoc/>
    public override string Unit => "share";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => 1;

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.TestData;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.TestSamples;

    /// <inheritdoc/>
    public override string Advice => "look at the classes with the lowest accuracy";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Confusion is { } confusion ? MetricResult.Of(confusion.Accuracy) : WithoutTestData;
    }

    internal override bool HasClosedInterval => true;

    internal override IntervalResult ClosedInterval(ModelAnalysis analysis, double level) =>
        analysis.Confusion is { } confusion && confusion.WhyNotCounted is { } why
            ? IntervalResult.None(why)
            : IntervalResult.Of(ClopperPearson.Of(analysis.Confusion!.Right, analysis.Confusion.Samples!.Value, level));

    /// <inheritdoc/>
    internal override MetricBounds Bounds(ModelAnalysis analysis) =>
        new(Least, Greatest, analysis.Confusion!.LargestShare, "always predicting the largest class gives {0}");
}
