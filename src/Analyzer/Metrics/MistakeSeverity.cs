using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// Mistake severity: the mean height of the subsumer of true and predicted class, over the wrong predictions. The height of a
/// concept is the number of edges on its longest path down to a class (Bertinetto et al., CVPR 2020).
/// </summary>
internal sealed class MistakeSeverity : MistakeMetric
{
    /// <inheritdoc/>
    public override string Name => "mistake-severity";

    /// <inheritdoc/>
    public override string Title => "Mistake Severity";

    /// <inheritdoc/>
    public override string Unit => "levels";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override Direction Direction => Direction.LowerIsBetter;

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) =>
        analysis.Relatedness!.Taxonomy.Height(analysis.Relatedness.Subsumer(actual, predicted));
}
