using QualityGate.Analysis;
using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>
/// Spearman’s ρ between what the class templates hold for similar and what the hierarchy does (Wu–Palmer), over all pairs of
/// classes (Filus &amp; Domańska).
/// </summary>
public sealed class StructuralSemanticCorrelation : CorrelationMetric
{
    /// <inheritdoc/>
    public override string Name => "structural-semantic-correlation";

    /// <inheritdoc/>
    public override string Title => "Structural–Semantic Correlation";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.Hierarchy;

    /// <inheritdoc/>
    public override RandomSource Randomness => RandomSource.None;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Whether pairs of classes that the network considers similar are related in the hierarchy, over all pairs and not "
                + "only over the edges of a forest.",
            "Spearman’s ρ between the structural and the semantic (Wu–Palmer) similarities of all pairs of classes; equal "
                + "similarities share the mean of their ranks.",
            "Most pairs have little to do with each other in either view, so values are low: 0.2 to 0.5 are usual for trained "
                + "networks, 0 is chance.",
            Literature
        );

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.Structural, analysis.Ranks.Semantic);
}
