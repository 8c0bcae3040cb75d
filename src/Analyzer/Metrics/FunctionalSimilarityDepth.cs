using QualityGate.Analysis;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// Functional SD: how deep in the hierarchy the classes lie that the network confuses; the mean, over the edges of the
/// functional forest, of the depth of the two classes' subsumer (Filus et al., arXiv:2504.09956).
/// </summary>
internal sealed class FunctionalSimilarityDepth : DepthMetric
{
    /// <inheritdoc/>
    public override string Name => "functional-similarity-depth";

    /// <inheritdoc/>
    public override string Title => "Functional Similarity Depth";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Hierarchy | MetricNeeds.TestData;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.TestSamples;

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges of least depth";

    internal override bool IsOnForests => true;

    private protected override string WhyNoEdge => "the functional forest has no edge, because no two classes of a cluster are confused";

    private protected override ClassGraph? GraphOf(ModelAnalysis analysis) => analysis.Functional;
}
