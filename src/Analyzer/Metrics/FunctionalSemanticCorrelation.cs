using QualityGate.Analysis;
using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>
/// Spearman’s ρ between what the network confuses and what the hierarchy holds for related (Wu–Palmer), over all pairs of
/// classes that have test samples (Filus &amp; Domańska).
/// </summary>
internal sealed class FunctionalSemanticCorrelation : CorrelationMetric
{
    /// <inheritdoc/>
    public override string Name => "functional-semantic-correlation";

    /// <inheritdoc/>
    public override string Title => "Functional–Semantic Correlation";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Hierarchy | MetricNeeds.TestData;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.None;

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges of least depth";

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.Functional, analysis.Ranks.SemanticOfMeasured);
}
