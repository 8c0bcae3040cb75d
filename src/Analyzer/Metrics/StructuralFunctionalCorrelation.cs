using QualityGate.Analysis;
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

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Error alignment over all pairs: whether pairs are confused the more, the more similar their class templates are.",
            "Spearman’s ρ between the structural and the functional similarities of all pairs of classes that have test "
                + "samples; equal similarities share the mean of their ranks.",
            "Pairs that are never confused share one rank, so an accurate network has a low value. Compare models on the same "
                + "test set. It has no interval: most pairs are never confused, and a drawn test set has none of the confusions that "
                + "the test set happens to lack, so that intervals at 95 % held the true value in half of all simulated runs only.",
            Literature
        );

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.StructuralOfMeasured, analysis.Ranks.Functional);
}
