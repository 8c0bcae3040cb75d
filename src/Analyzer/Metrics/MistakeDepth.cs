using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// Mistake depth: the mean depth of the subsumer of true and predicted class, over the wrong predictions; counted as in
/// Similarity Depth.
/// </summary>
internal sealed class MistakeDepth : MistakeMetric
{
    /// <inheritdoc/>
    public override string Name => "mistake-depth";

    /// <inheritdoc/>
    public override string Title => "Mistake Depth";

    /// <inheritdoc/>
    public override string Unit => "levels";

    /// <inheritdoc/>
    public override double Least => 1;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) =>
        analysis.Relatedness!.SubsumerDepth(actual, predicted);
}
