using QualityGate.Analysis;
using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>
/// Spearman’s ρ between how similar the network considers classes, by their templates, and how similar the hierarchy makes them
/// (Wu–Palmer), over all pairs of classes (Filus &amp; Domańska).
/// </summary>
internal sealed class StructuralSemanticCorrelation : CorrelationMetric
{
    /// <inheritdoc/>
    public override string Name => "structural-semantic-correlation";

    /// <inheritdoc/>
    public override string Title => "Structural–Semantic Correlation";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.Hierarchy;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.None;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth";

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.Structural, analysis.Ranks.Semantic);
}
