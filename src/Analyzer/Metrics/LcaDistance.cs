using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// LCA distance: the mean, over the wrong predictions, of the information that the prediction loses, I(y) − I(L), where y is
/// the true class, L the subsumer and I(n) = −log2 of the share of the classes that are a kind of n (Shi et al. 2024).
/// </summary>
public sealed class LcaDistance : MistakeMetric
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

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How many bits of information about the true class a mistake loses. It foretells how well networks do on data of another kind.",
            "Mean, over the wrong predictions, of I(y) − I(L): y is the true class, L the subsumer, I(n) = −log2(share of the "
                + "classes that are a kind of n).",
            "At most log2(C) for C classes, which a mistake costs that has nothing in common with the truth but the root. Set "
                + "`max` a little above what a model has that you trust.",
            "Shi, Gare, Tian, Chai, Lin, Vasudevan, Feng, Ferroni, Kong: *LCA-on-the-Line*, ICML 2024"
        );

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) =>
        analysis.Relatedness.Taxonomy.Information(analysis.Relatedness.Taxonomy.Classes[actual])
        - analysis.Relatedness.Taxonomy.Information(analysis.Relatedness.Subsumer(actual, predicted));
}
