using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// The agreement of the structural and the functional graph on pairs of classes (similarity graph compliance; Filus et al.,
/// arXiv:2504.09956). Structural edges that touch a class without test samples don't count.
/// </summary>
internal sealed class GraphCompliance
{
    private readonly HashSet<(int, int)> similarPairs;
    private readonly HashSet<(int, int)> confusedPairs;
    private readonly Dictionary<int, int> similarityGroups;
    private readonly Dictionary<int, int> confusionGroups;

    private GraphCompliance(ClassGraph structural, ClassGraph functional, ImmutableArray<int> measuredClasses)
    {
        var measured = measuredClasses.ToHashSet();
        Similarities = [.. structural.Edges.Where(edge => measured.Contains(edge.A) && measured.Contains(edge.B))];
        Confusions = functional.Edges;
        similarPairs = [.. Similarities.Select(edge => (edge.A, edge.B))];
        confusedPairs = [.. Confusions.Select(edge => (edge.A, edge.B))];
        similarityGroups = Groups(structural, Similarities);
        confusionGroups = Groups(functional, Confusions);
    }

    /// <summary>E_S: the edges of the structural forest between classes that have test samples.</summary>
    public ImmutableArray<ForestEdge> Similarities { get; }

    /// <summary>E_F: the edges of the functional forest.</summary>
    public ImmutableArray<ForestEdge> Confusions { get; }

    /// <summary>Compares the graphs of an analysis; null when it has no functional graph.</summary>
    public static GraphCompliance? Of(ModelAnalysis analysis) =>
        analysis is { Confusion: { } confusion, Functional: { } functional }
            ? new GraphCompliance(analysis.Structural, functional, confusion.MeasuredClasses)
            : null;

    public bool AreSimilar(int a, int b) => similarPairs.Contains((Math.Min(a, b), Math.Max(a, b)));

    public bool AreConfused(int a, int b) => confusedPairs.Contains((Math.Min(a, b), Math.Max(a, b)));

    public bool ShareSimilarityCluster(int a, int b) => Share(similarityGroups, a, b);

    public bool ShareConfusionCluster(int a, int b) => Share(confusionGroups, a, b);

    private static bool Share(Dictionary<int, int> groups, int a, int b) =>
        groups.TryGetValue(a, out var first) && groups.TryGetValue(b, out var second) && first == second;

    // A class is in the group of its cluster, but only if an edge touches it.
    private static Dictionary<int, int> Groups(ClassGraph graph, ImmutableArray<ForestEdge> edges)
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
