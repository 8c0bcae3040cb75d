using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>
/// What the hierarchy says about pairs of a fixed set of concepts (the classes of a classifier): their subsumer, and the
/// three classic similarities. Pairs are named by position in the set, not by node.
/// </summary>
public sealed class Relatedness
{
    private readonly ConceptGraph graph;
    private readonly ImmutableArray<int> nodes;
    private readonly ImmutableArray<Ancestor>[] ancestors;

    /// <summary>Prepares a set of concepts.</summary>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="nodes">The concepts, as nodes of its graph; one may stand several times.</param>
    public Relatedness(Hierarchy hierarchy, ImmutableArray<int> nodes)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        Hierarchy = hierarchy;
        this.nodes = nodes;
        graph = hierarchy.Graph;
        ancestors = [.. nodes.Select(graph.AncestorsOf)];
    }

    /// <summary>The hierarchy.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>
    /// The most specific concept that both are kinds of: the common ancestor (a node is its own ancestor) whose shortest
    /// path to the root is longest. Of several such, <paramref name="a"/> itself if it is one of them, otherwise the one
    /// whose name sorts first, ordinal.
    /// </summary>
    /// <param name="a">A position in the set of concepts.</param>
    /// <param name="b">A position in the set of concepts.</param>
    /// <returns>A node of the hierarchy's graph.</returns>
    public int Subsumer(int a, int b)
    {
        var best = -1;
        foreach (var (node, _, _) in new CommonAncestors(ancestors[a], ancestors[b]))
        {
            if (best < 0 || IsMoreSpecific(node, best, nodes[a]))
            {
                best = node;
            }
        }

        return best;
    }

    /// <summary>The depth of the subsumer: the number of nodes on its longest path to the root; the root has depth 1.</summary>
    /// <param name="a">A position in the set of concepts.</param>
    /// <param name="b">A position in the set of concepts.</param>
    /// <returns>At least 1.</returns>
    public int SubsumerDepth(int a, int b) => graph.LongestDepth(Subsumer(a, b));

    /// <summary>Path similarity: 1 / (1 + edges on the shortest path between the two).</summary>
    /// <param name="a">A position in the set of concepts.</param>
    /// <param name="b">A position in the set of concepts.</param>
    /// <returns>A number in (0, 1]; 1 for the same concept.</returns>
    public double PathSimilarity(int a, int b) => 1.0 / (1 + Distance(ancestors[a], ancestors[b]));

    /// <summary>
    /// Wu–Palmer similarity (1994): twice the subsumer's depth over the sum of both concepts' depths, each counted through
    /// the subsumer along the shortest way.
    /// </summary>
    /// <param name="a">A position in the set of concepts.</param>
    /// <param name="b">A position in the set of concepts.</param>
    /// <returns>A number in (0, 1]; 1 for the same concept.</returns>
    public double WuPalmer(int a, int b)
    {
        var subsumer = Subsumer(a, b);
        var above = graph.AncestorsOf(subsumer);
        var depth = graph.LongestDepth(subsumer);
        var detour = Distance(ancestors[a], above) + Distance(ancestors[b], above);
        return 2.0 * depth / ((2.0 * depth) + detour);
    }

    /// <summary>
    /// Leacock–Chodorow similarity (1998): −ln((edges on the shortest path + 1) / (2 × the hierarchy's maximum depth)).
    /// </summary>
    /// <param name="a">A position in the set of concepts.</param>
    /// <param name="b">A position in the set of concepts.</param>
    /// <returns>A number ≤ ln(2 × maximum depth), which the same concept reaches: 3.6376 in WordNet.</returns>
    public double LeacockChodorow(int a, int b) =>
        -Math.Log((Distance(ancestors[a], ancestors[b]) + 1.0) / (2.0 * graph.MaximumDepth));

    private static int Distance(ImmutableArray<Ancestor> a, ImmutableArray<Ancestor> b)
    {
        var shortest = int.MaxValue;
        foreach (var (_, distanceA, distanceB) in new CommonAncestors(a, b))
        {
            shortest = Math.Min(shortest, distanceA + distanceB);
        }

        return shortest;
    }

    private bool IsMoreSpecific(int candidate, int best, int first)
    {
        var difference = graph.ShortestDepth(candidate) - graph.ShortestDepth(best);
        return difference > 0 || (difference == 0 && best != first && (candidate == first
            || string.CompareOrdinal(Hierarchy.NameOf(candidate), Hierarchy.NameOf(best)) < 0));
    }

    // Both lists are sorted, so that a walk along both meets every node that they share.
    private ref struct CommonAncestors(ImmutableArray<Ancestor> a, ImmutableArray<Ancestor> b)
    {
        private int i = -1;
        private int j;

        public readonly (int Node, int DistanceA, int DistanceB) Current => (a[i].Node, a[i].Distance, b[j].Distance);

        public readonly CommonAncestors GetEnumerator() => this;

        public bool MoveNext()
        {
            for (i++; i < a.Length; i++)
            {
                while (j < b.Length && b[j].Node < a[i].Node)
                {
                    j++;
                }

                if (j < b.Length && b[j].Node == a[i].Node)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
