using QualityGate.Analysis;
using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>
/// Spearman’s ρ between how similar the network considers classes, by their templates, and how often it confuses them, over all pairs of
/// classes that have test samples (Filus &amp; Domańska).
/// </summary>
internal sealed class StructuralFunctionalCorrelation : CorrelationMetric
{
    /// <inheritdoc/>
    public override string Name => "structural-functional-correlation";

    /// <inheritdoc/>
    public override string Title => "Structural–Functional Correlation";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.TestData;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.None;

    /// <inheritdoc/>
    public override string Advice => "look at the unexplained confusions";

    internal override (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis) =>
        (analysis.Ranks.StructuralOfMeasured, analysis.Ranks.Functional);
}
