using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>The mean depth, over the edges of a forest, of the two classes' subsumer.</summary>
internal abstract class DepthMetric : Metric
{
    /// <inheritdoc/>
    public sealed override string Unit => "levels";

    /// <inheritdoc/>
    public sealed override double Least => 1;

    /// <inheritdoc/>
    public sealed override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public sealed override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return GraphOf(analysis) switch
        {
            _ when analysis.Relatedness is null => WithoutHierarchy,
            null => WithoutFunctionalGraph(analysis),
            { Edges.IsEmpty: true } => MetricResult.Undefined($"is undefined: {WhyNoEdge}"),
            { Edges: var edges } => MetricResult.Of((double)Sum(edges) / edges.Length),
        };
    }

    /// <inheritdoc/>
    internal sealed override ChanceLevel? Chance(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Relatedness is not { } related || GraphOf(analysis) is not { Edges.IsEmpty: false } graph)
        {
            return null;
        }

        var permutations = new LabelPermutations(graph.Similarity.Classes, (a, b) => related.SubsumerDepth(Math.Min(a, b), Math.Max(a, b)));
        return new ChanceLevel(permutations.MeanOverPairs(), permutations.ShareAtLeast(graph.Edges, Sum(graph.Edges)));
    }

    /// <inheritdoc/>
    internal sealed override MetricBounds Bounds(ModelAnalysis analysis)
    {
        var pairs = PairRange.Of(
            GraphOf(analysis)!.Similarity.Classes,
            (a, b) => analysis.Relatedness!.SubsumerDepth(Math.Min(a, b), Math.Max(a, b))
        );
        return new MetricBounds(pairs.Least, pairs.Greatest, pairs.Mean);
    }

    /// <summary>The graph whose forest counts, if the analysis has it.</summary>
    private protected abstract ClassGraph? GraphOf(ModelAnalysis analysis);

    /// <summary>Why the forest may have no edge.</summary>
    private protected abstract string WhyNoEdge { get; }

    private static int Sum(ImmutableArray<ForestEdge> edges) => edges.Sum(edge => edge.Depth!.Value);
}
