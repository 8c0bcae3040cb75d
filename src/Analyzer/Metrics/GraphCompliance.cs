using System.Collections.Immutable;
using QualityGate.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// Similarity graph compliance (SGC): what the structural forest E_S and the functional forest E_F have in common
/// (Filus et al., arXiv:2504.09956). Structural edges that touch a class without test samples don't count.
/// </summary>
/// <param name="StructuralEdges">|E_S|.</param>
/// <param name="FunctionalEdges">|E_F|.</param>
/// <param name="CommonEdges">|E_S ∩ E_F|.</param>
/// <param name="ConfusionsWithinStructuralClusters">Edges of E_F whose classes share a structural cluster.</param>
/// <param name="SimilaritiesWithinFunctionalClusters">Edges of E_S whose classes share a functional cluster.</param>
internal sealed record GraphCompliance(
    int StructuralEdges,
    int FunctionalEdges,
    int CommonEdges,
    int ConfusionsWithinStructuralClusters,
    int SimilaritiesWithinFunctionalClusters)
{
    public static GraphCompliance Of(ClassGraph structural, ClassGraph functional, ImmutableArray<int> measuredClasses)
    {
        var measured = measuredClasses.ToHashSet();
        ForestEdge[] similarities = [.. structural.Edges.Where(edge => measured.Contains(edge.A) && measured.Contains(edge.B))];
        var confusions = functional.Edges;
        var pairs = similarities.Select(edge => (edge.A, edge.B)).ToHashSet();
        var structuralGroups = Groups(structural, similarities);
        var functionalGroups = Groups(functional, confusions);
        return new GraphCompliance(
            similarities.Length,
            confusions.Length,
            confusions.Count(edge => pairs.Contains((edge.A, edge.B))),
            confusions.Count(edge => Share(structuralGroups, edge)),
            similarities.Count(edge => Share(functionalGroups, edge)));
    }

    private static bool Share(Dictionary<int, int> groups, ForestEdge edge) =>
        groups.TryGetValue(edge.A, out var a) && groups.TryGetValue(edge.B, out var b) && a == b;

    // A class is in the group of its cluster, but only if an edge touches it.
    private static Dictionary<int, int> Groups(ClassGraph graph, IReadOnlyCollection<ForestEdge> edges)
    {
        var touched = edges.SelectMany(edge => new[] { edge.A, edge.B }).ToHashSet();
        var groups = new Dictionary<int, int>();
        for (var position = 0; position < graph.Similarity.Count; position++)
        {
            if (touched.Contains(graph.Similarity.Classes[position]))
            {
                groups[graph.Similarity.Classes[position]] = graph.Partition.Labels[position];
            }
        }

        return groups;
    }
}
