using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The trees of a forest, each hung up at its middle: the class from which no branch holds more than half of the tree. Of two such
/// classes the one with more edges is the root, then the first.
/// </summary>
internal sealed class SpanningTrees
{
    private readonly ImmutableArray<SimilarityEdge> edges;
    private readonly int[][] edgesOf;

    private SpanningTrees(int nodes, ImmutableArray<SimilarityEdge> edges)
    {
        this.edges = edges;
        var lists = new List<int>[nodes];
        for (var edge = 0; edge < edges.Length; edge++)
        {
            (lists[edges[edge].A] ??= []).Add(edge);
            (lists[edges[edge].B] ??= []).Add(edge);
        }

        edgesOf = [.. lists.Select(list => list?.ToArray() ?? [])];
    }

    /// <summary>Reads a forest.</summary>
    /// <param name="nodes">The number of nodes.</param>
    /// <param name="edges">Its edges, the most similar first; children come in this order.</param>
    public static SpanningTrees Of(int nodes, ImmutableArray<SimilarityEdge> edges) => new(nodes, edges);

    /// <summary>The roots of the trees of a cluster, the largest tree first.</summary>
    /// <param name="cluster">Its nodes, ascending.</param>
    public ImmutableArray<int> RootsOf(ImmutableArray<int> cluster)
    {
        var (seen, roots) = (new HashSet<int>(), new List<(int Root, int Size)>());
        foreach (var node in cluster)
        {
            if (!seen.Contains(node))
            {
                var tree = From(node);
                seen.UnionWith(tree.Select(member => member.Node));
                roots.Add((Middle(tree), tree.Count));
            }
        }

        return [.. roots.OrderByDescending(root => root.Size).ThenBy(root => root.Root).Select(root => root.Root)];
    }

    /// <summary>A tree, each node behind its parent and children in the order of similarity.</summary>
    /// <param name="root">The root.</param>
    public IReadOnlyList<TreeMember> From(int root)
    {
        // A list that is read while it grows, not recursion: a tree may be a chain of thousands of classes.
        var tree = new List<TreeMember> { new(root, -1, -1) };
        for (var at = 0; at < tree.Count; at++)
        {
            foreach (var edge in edgesOf[tree[at].Node].Where(edge => edge != tree[at].Edge))
            {
                tree.Add(new TreeMember(edges[edge].A == tree[at].Node ? edges[edge].B : edges[edge].A, at, edge));
            }
        }

        return tree;
    }

    private int Middle(IReadOnlyList<TreeMember> tree)
    {
        var (below, heaviest) = (new int[tree.Count], new int[tree.Count]);
        for (var at = tree.Count - 1; at >= 0; at--)
        {
            below[at]++;
            heaviest[at] = Math.Max(heaviest[at], tree.Count - below[at]);
            if (tree[at].Parent >= 0)
            {
                below[tree[at].Parent] += below[at];
                heaviest[tree[at].Parent] = Math.Max(heaviest[tree[at].Parent], below[at]);
            }
        }

        var middles = Enumerable.Range(0, tree.Count).Where(at => heaviest[at] <= tree.Count / 2).Select(at => tree[at].Node);
        return middles.OrderByDescending(node => edgesOf[node].Length).ThenBy(node => node).First();
    }
}

/// <summary>A node of a tree.</summary>
/// <param name="Node">The node of the graph.</param>
/// <param name="Parent">The position of its parent in the list; −1 for the root.</param>
/// <param name="Edge">The edge to the parent; −1 for the root.</param>
internal readonly record struct TreeMember(int Node, int Parent, int Edge);
