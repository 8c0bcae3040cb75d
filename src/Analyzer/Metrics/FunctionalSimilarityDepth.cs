using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>
/// Functional SD: how deep in the hierarchy the classes lie that the network confuses; the mean, over the edges of the
/// functional forest, of the depth of the two classes' subsumer (Filus et al., arXiv:2504.09956).
/// </summary>
public sealed class FunctionalSimilarityDepth : DepthMetric
{
    /// <inheritdoc/>
    public override string Name => "functional-similarity-depth";

    /// <inheritdoc/>
    public override string Title => "Functional Similarity Depth";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Hierarchy | MetricNeeds.TestData;

    /// <inheritdoc/>
    public override RandomSource Randomness => RandomSource.TestSamples;

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges of least depth";

    internal override int LeastSamples => ClassSizes.LeastForForests;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How deep in the hierarchy the classes lie that the network really confuses on test data.",
            "Mean, over the edges of E_F, of the depth of the two classes' subsumer.",
            "As for `similarity-depth`. It belongs to a test set: with few samples per class, rare confusions decide which "
                + "edges there are.",
            "Filus, Romaszewski, Żarski, arXiv:2504.09956"
        );

    private protected override string WhyNoEdge => "the functional forest has no edge, because no two classes of a cluster are confused";

    private protected override ClassGraph? GraphOf(ModelAnalysis analysis) => analysis.Functional;
}
