using System.Collections.Immutable;
using QualityGate.Reports.Graphs;

namespace QualityGate.Reports.Terminal;

/// <summary>A line of a tree of classes.</summary>
/// <param name="Branch">The lines that lead to the class: <c>├─ </c> and the like.</param>
/// <param name="Node">The class.</param>
/// <param name="Edge">The edge to the class above; null for a root.</param>
internal sealed record TreeLines(string Branch, int Node, SimilarityEdge? Edge)
{
    /// <summary>The trees of a forest, the largest first, as lines from the top.</summary>
    /// <param name="nodes">The number of nodes; those without an edge are left out.</param>
    /// <param name="edges">The edges, the most similar first.</param>
    /// <param name="most">The most lines; a line is never without the one that it hangs on.</param>
    public static ImmutableArray<TreeLines> Of(int nodes, ImmutableArray<SimilarityEdge> edges, int most)
    {
        var trees = SpanningTrees.Of(nodes, edges);
        ImmutableArray<int> joined = [.. edges.SelectMany(edge => new[] { edge.A, edge.B }).Distinct().Order()];
        var lines = ImmutableArray.CreateBuilder<TreeLines>();
        foreach (var tree in trees.RootsOf(joined).Select(trees.From))
        {
            Add(lines, tree, edges, most);
        }

        return lines.ToImmutable();
    }

    // A stack of what is still to come, not recursion: a tree may be a chain of thousands of classes.
    private static void Add(
        ImmutableArray<TreeLines>.Builder lines,
        IReadOnlyList<TreeMember> tree,
        ImmutableArray<SimilarityEdge> edges,
        int most
    )
    {
        // A root alone would say nothing.
        if (lines.Count > most - 2)
        {
            return;
        }

        var children = Enumerable.Range(1, tree.Count - 1).ToLookup(at => tree[at].Parent);
        var open = new Stack<(int At, string Above, bool IsLast)>([(0, string.Empty, true)]);
        while (open.Count > 0 && lines.Count < most)
        {
            var (at, above, isLast) = open.Pop();
            lines.Add(
                at == 0
                    ? new TreeLines(string.Empty, tree[0].Node, null)
                    : new TreeLines(above + (isLast ? "└─ " : "├─ "), tree[at].Node, edges[tree[at].Edge])
            );
            var below = at == 0 ? string.Empty : above + (isLast ? "   " : "│  ");
            int[] next = [.. children[at]];
            for (var i = next.Length - 1; i >= 0; i--)
            {
                open.Push((next[i], below, i == next.Length - 1));
            }
        }
    }
}
