using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>
/// Spearman’s ρ between what the class templates hold for similar and what the network confuses, over all pairs of classes that
/// have test samples (Filus &amp; Domańska).
/// </summary>
public sealed class StructuralFunctionalCorrelation : CorrelationMetric
{
    /// <inheritdoc/>
    public override string Name => "structural-functional-correlation";

    /// <inheritdoc/>
    public override string Title => "Structural–Functional Correlation";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.TestData;

    /// <inheritdoc/>
    public override RandomSource Randomness => RandomSource.None;

    /// <inheritdoc/>
    public override string Advice => "look at the unexplained confusions";

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.StructuralOfMeasured, analysis.Ranks.Functional);
}
