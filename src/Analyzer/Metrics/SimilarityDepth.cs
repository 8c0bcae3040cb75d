using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>
/// Similarity Depth (SD): how deep in the hierarchy the classes lie that the network considers similar; the mean, over the
/// edges of the structural forest, of the depth of the two classes' subsumer (Filus et al., arXiv:2504.09956).
/// </summary>
public sealed class SimilarityDepth : DepthMetric
{
    /// <inheritdoc/>
    public override string Name => "similarity-depth";

    /// <inheritdoc/>
    public override string Title => "Similarity Depth";

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.Hierarchy;

    /// <inheritdoc/>
    public override RandomSource Randomness => RandomSource.Edges;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How deep in the hierarchy the classes lie that the network considers similar. It is read from the weights alone; "
                + "no test data is needed.",
            "Mean, over the edges of E_S, of the depth of the two classes' subsumer.",
            "The value depends on the labels: over ImageNet's 1,000 classes trained networks reach 8.9 to 9.2 and chance gives "
                + "5.16; over CIFAR-10's ten chance gives 6.6. Measure a model that you trust and demand a little less than it has, "
                + "well above its chance level; or put the threshold on `relative-similarity-depth`, which is comparable between "
                + "label sets.",
            "Filus, Romaszewski, Żarski, arXiv:2504.09956"
        );

    internal override (StandardError? Error, string? WhyNone) ErrorOnEdges(ModelAnalysis analysis)
    {
        var edges = analysis.Structural.Edges;
        return StandardError.OfMean([.. edges.Select(edge => edge.Depth)]) is { } error
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
