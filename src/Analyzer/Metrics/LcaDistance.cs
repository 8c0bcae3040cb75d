using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// LCA distance: the mean, over the wrong predictions, of the information that the prediction loses, I(y) − I(L), where y is
/// the true class, L the subsumer and I(n) = −log2 of the share of the classes that are a kind of n (Shi et al. 2024).
/// </summary>
internal sealed class LcaDistance : MistakeMetric
{
    /// <inheritdoc/>
    public override string Name => "lca-distance";

    /// <inheritdoc/>
    public override string Title => "LCA Distance";

    /// <inheritdoc/>
    public override string Unit => "bits";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override Direction Direction => Direction.LowerIsBetter;

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) =>
        analysis.Relatedness!.Taxonomy.Information(analysis.Relatedness.Taxonomy.Classes[actual])
        - analysis.Relatedness.Taxonomy.Information(analysis.Relatedness.Subsumer(actual, predicted));
}
