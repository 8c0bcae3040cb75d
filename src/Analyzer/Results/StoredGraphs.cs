using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Results;

/// <summary>Checks the graphs of a stored result, which may have been edited: whatever draws them relies on forests.</summary>
internal static class StoredGraphs
{
    /// <summary>The mistake in the first graph that is none; null when all are well.</summary>
    public static string? Mistake(GateResult result) =>
        result
            .Models.SelectMany(model =>
                new[] { model.Structural, model.Functional }
                    .OfType<GraphResult>()
                    .Select(graph => Mistake(graph, model.Explanation?.Classes.Length ?? 0))
                    .Select(mistake => mistake is null ? null : $"the graph of '{model.Name}' {mistake}")
            )
            .FirstOrDefault(mistake => mistake is not null);

    private static string? Mistake(GraphResult graph, int classes)
    {
        var clusterOf = new int?[classes];
        for (var cluster = 0; cluster < graph.Members.Length; cluster++)
        {
            if (graph.Members[cluster].IsEmpty)
            {
                return "has a cluster without a class";
            }

            foreach (var output in graph.Members[cluster])
            {
                if (output < 0 || output >= classes || clusterOf[output] is not null)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"has class {output} in a cluster, which there is not, or twice");
                }

                clusterOf[output] = cluster;
            }
        }

        return Mistake(graph.Edges, clusterOf);
    }

    private static string? Mistake(ImmutableArray<EdgeResult> edges, int?[] clusterOf)
    {
        var parent = Enumerable.Range(0, clusterOf.Length).ToArray();
        foreach (var edge in edges)
        {
            var (a, b) = (edge.AIndex, edge.BIndex);
            if (a < 0 || b >= clusterOf.Length || a >= b || clusterOf[a] is null || clusterOf[a] != clusterOf[b])
            {
                return Edge(a, b, "which are no two classes of one cluster");
            }

            var (first, second) = (Tree(parent, a), Tree(parent, b));
            if (first == second)
            {
                return Edge(a, b, "which closes a circle");
            }

            parent[first] = second;
        }

        return null;
    }

    private static string Edge(int a, int b, string mistake) =>
        string.Create(CultureInfo.InvariantCulture, $"has an edge from class {a} to {b}, {mistake}");

    private static int Tree(int[] parent, int node)
    {
        while (parent[node] != node)
        {
            node = parent[node] = parent[parent[node]];
        }

        return node;
    }
}
