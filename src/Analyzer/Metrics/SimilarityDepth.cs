using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>
/// Similarity Depth (SD): how deep in the hierarchy the classes lie that the network considers similar; the mean, over the
/// edges of the structural forest, of the depth of the two classes' subsumer (Filus et al., arXiv:2504.09956).
/// </summary>
internal sealed class SimilarityDepth : DepthMetric
{
    /// <inheritdoc/>
    public override string Name => "similarity-depth";

    /// <inheritdoc/>
    public override string Title => "Similarity Depth";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.Hierarchy;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.Edges;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth";

    internal override (StandardError? Error, string? WhyNone) ErrorOnEdges(ModelAnalysis analysis)
    {
        var edges = analysis.Structural.Edges;
        return StandardError.OfMean([.. edges.Select(edge => edge.Depth!.Value)]) is { } error
            ? (error, null)
            : (
                null,
                edges.Length == 1
                    ? "there is only one edge"
                    : $"all {edges.Length} edges have the same depth, so it is not known how depths vary"
            );
    }

    private protected override string WhyNoEdge => "the structural forest has no edge, because every class is a cluster of its own";

    private protected override ClassGraph GraphOf(ModelAnalysis analysis) => analysis.Structural;
}
