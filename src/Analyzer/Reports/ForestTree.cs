using QualityGate.Results;

namespace QualityGate.Reports;

/// <summary>A row of a forest that is drawn as indented trees: a class, and the edge by which it hangs on the class above.</summary>
/// <param name="Class">The class.</param>
/// <param name="Parent">The row of the class that it hangs on; −1 for the root of a tree.</param>
/// <param name="Level">The number of edges up to the root.</param>
/// <param name="Edge">The edge to the class above; null for a root.</param>
internal sealed record ForestRow(int Class, int Parent, int Level, EdgeResult? Edge);

/// <summary>Lays a cluster of a forest out in rows, each tree from the class with most edges downwards.</summary>
internal static class ForestTree
{
    public static IReadOnlyList<ForestRow> Rows(IReadOnlyCollection<int> cluster, ILookup<int, EdgeResult> edgesOf)
    {
        var (rows, placed) = (new List<ForestRow>(), new HashSet<int>());
        foreach (var root in cluster.OrderByDescending(c => edgesOf[c].Count()).ThenBy(c => c))
        {
            // A stack, not recursion: a tree may be a chain of thousands of classes.
            var open = new Stack<ForestRow>();
            open.Push(new ForestRow(root, -1, 0, Edge: null));
            while (open.TryPop(out var row))
            {
                if (!placed.Add(row.Class))
                {
                    continue;
                }

                rows.Add(row);
                foreach (var edge in edgesOf[row.Class].OrderBy(edge => edge.Similarity).ThenByDescending(edge => Other(edge, row.Class)))
                {
                    open.Push(new ForestRow(Other(edge, row.Class), rows.Count - 1, row.Level + 1, edge));
                }
            }
        }

        return rows;
    }

    private static int Other(EdgeResult edge, int end) => edge.AIndex == end ? edge.BIndex : edge.AIndex;
}
