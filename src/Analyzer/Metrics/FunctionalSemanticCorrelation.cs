using QualityGate.Analysis;
using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>
/// Spearman’s ρ between what the network confuses and what the hierarchy holds for related (Wu–Palmer), over all pairs of
/// classes that have test samples (Filus &amp; Domańska).
/// </summary>
public sealed class FunctionalSemanticCorrelation : CorrelationMetric
{
    /// <inheritdoc/>
    public override string Name => "functional-semantic-correlation";

    /// <inheritdoc/>
    public override string Title => "Functional–Semantic Correlation";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Hierarchy | MetricNeeds.TestData;

    /// <inheritdoc/>
    public override RandomSource Randomness => RandomSource.None;

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges of least depth";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Whether pairs are confused the more, the more they are related in the hierarchy.",
            "Spearman’s ρ between the functional and the semantic (Wu–Palmer) similarities of all pairs of classes that have "
                + "test samples; equal similarities share the mean of their ranks.",
            "As for `structural-functional-correlation`.",
            Literature
        );

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.Functional, analysis.Ranks.SemanticOfMeasured);
}
