using System.Collections.Immutable;
using QualityGate.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// Similarity Depth (SD): how deep in the hierarchy the classes lie that the network holds for similar; the mean, over the
/// edges of the structural forest, of the depth of the two classes' subsumer (Filus et al., arXiv:2504.09956).
/// </summary>
public sealed class SimilarityDepth : Metric
{
    /// <inheritdoc/>
    public override string Name => "similarity-depth";

    /// <inheritdoc/>
    public override double Least => 1;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool NeedsTestData => false;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth in the report";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return MeanDepth(analysis.Structural.Edges, "the structural forest has no edge, because every class is a cluster of its own");
    }

    /// <summary>The mean depth over a forest's edges; <paramref name="whyNone"/> is why there may be none.</summary>
    internal static MetricResult MeanDepth(ImmutableArray<ForestEdge> edges, string whyNone) => edges.IsEmpty
        ? MetricResult.Undefined($"is undefined: {whyNone}")
        : MetricResult.Of((double)edges.Sum(edge => edge.Depth) / edges.Length);
}
