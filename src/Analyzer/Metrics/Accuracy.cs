namespace QualityGate.Metrics;

/// <summary>Accuracy: the share of test samples whose prediction is right (top-1).</summary>
public sealed class Accuracy : Metric
{
    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => 1;

    /// <inheritdoc/>
    public override bool NeedsTestData => true;

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges in the report for what is confused";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Confusion is { } confusion ? MetricResult.Of(confusion.Accuracy) : WithoutTestData;
    }
}
