using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

namespace QualityGate.Explanations;

/// <summary>Similarity Depth within one cluster.</summary>
/// <param name="Classes">The cluster's classes, ascending.</param>
/// <param name="Edges">The number of edges between them.</param>
/// <param name="SimilarityDepth">The mean depth of these edges; null when there is none, or no hierarchy.</param>
internal sealed record ClusterDepth(ImmutableArray<int> Classes, int Edges, double? SimilarityDepth)
{
    internal static ImmutableArray<ClusterDepth> Of(ClassGraph graph)
    {
        var clusters = graph.Clusters;
        var clusterOf = clusters
            .SelectMany((classes, number) => classes.Select(c => (c, number)))
            .ToDictionary(pair => pair.c, pair => pair.number);
        var depths = graph.Edges.ToLookup(edge => clusterOf[edge.A], edge => edge.Depth);
        return [.. clusters.Select((classes, number) => new ClusterDepth(classes, depths[number].Count(), depths[number].Average()))];
    }
}
