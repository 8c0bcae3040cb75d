using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>
/// The relatedness of pairs of classes in the hierarchy: their subsumer, and the three classic similarities. Pairs are named
/// by position in the set of classes, not by node.
/// </summary>
internal sealed class Relatedness
{
    private readonly ConceptGraph graph;
    private readonly int[] shortestDepth;
    private readonly Line[] lines;

    /// <summary>Prepares a set of concepts.</summary>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="nodes">The concepts, as nodes of its graph; one may stand several times.</param>
    public Relatedness(Hierarchy hierarchy, ImmutableArray<int> nodes)
        : this(new ClassTaxonomy(hierarchy, nodes)) { }

    /// <summary>Prepares a set of classes.</summary>
    /// <param name="taxonomy">The classes and what is above them.</param>
    public Relatedness(ClassTaxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        Taxonomy = taxonomy;
        graph = taxonomy.Graph;
        shortestDepth = [.. taxonomy.Concepts.Select(graph.ShortestDepth)];
        var ancestors = new ImmutableArray<Ancestor>[taxonomy.Concepts.Length];
        Parallel.For(0, ancestors.Length, rank => ancestors[rank] = graph.AncestorsOf(taxonomy.Concepts[rank]));
        var nodes = taxonomy.AncestorsByNode.Keys.ToArray();
        var linesOfNodes = new Line[nodes.Length];
        Parallel.For(0, nodes.Length, index => linesOfNodes[index] = LineOf(taxonomy, nodes[index], ancestors));
        var lineOfNode = nodes.Zip(linesOfNodes).ToDictionary(pair => pair.First, pair => pair.Second);
        lines = [.. taxonomy.Classes.Select(node => lineOfNode[node])];
    }

    /// <summary>The classes and what is above them.</summary>
    public ClassTaxonomy Taxonomy { get; }

    /// <summary>The hierarchy.</summary>
    public Hierarchy Hierarchy => Taxonomy.Hierarchy;

    /// <summary>The number of classes.</summary>
    public int Count => lines.Length;

    /// <summary>
    /// The most specific concept that both are kinds of: the common ancestor (a node is its own ancestor) whose shortest
    /// path to the root is longest. Of several such, <paramref name="a"/> itself if it is one of them, otherwise the one
    /// whose name sorts first, ordinal.
    /// </summary>
    /// <param name="a">A position in the set of classes.</param>
    /// <param name="b">A position in the set of classes.</param>
    /// <returns>A node of the hierarchy's graph.</returns>
    public int Subsumer(int a, int b) => Taxonomy.Concepts[SubsumerRank(a, b)];

    /// <summary>The depth of the subsumer: the number of nodes on its longest path to the root; the root has depth 1.</summary>
    /// <param name="a">A position in the set of classes.</param>
    /// <param name="b">A position in the set of classes.</param>
    /// <returns>At least 1.</returns>
    public int SubsumerDepth(int a, int b) => graph.LongestDepth(Subsumer(a, b));

    /// <summary>Path similarity: 1 / (1 + edges on the shortest path between the two).</summary>
    /// <param name="a">A position in the set of classes.</param>
    /// <param name="b">A position in the set of classes.</param>
    /// <returns>A number in (0, 1]; 1 for the same concept.</returns>
    public double PathSimilarity(int a, int b) => 1.0 / (1 + Distance(a, b));

    /// <summary>
    /// Wu–Palmer similarity (1994): twice the subsumer's depth over the sum of both concepts' depths, each counted through
    /// the subsumer along the shortest way.
    /// </summary>
    /// <param name="a">A position in the set of classes.</param>
    /// <param name="b">A position in the set of classes.</param>
    /// <returns>A number in (0, 1]; 1 for the same concept.</returns>
    public double WuPalmer(int a, int b)
    {
        var subsumer = SubsumerRank(a, b);
        var depth = graph.LongestDepth(Taxonomy.Concepts[subsumer]);
        var detour = lines[a].WayTo(subsumer) + lines[b].WayTo(subsumer);
        return 2.0 * depth / ((2.0 * depth) + detour);
    }

    /// <summary>
    /// Leacock–Chodorow similarity (1998): −ln((edges on the shortest path + 1) / (2 × the hierarchy's maximum depth)).
    /// </summary>
    /// <param name="a">A position in the set of classes.</param>
    /// <param name="b">A position in the set of classes.</param>
    /// <returns>A number ≤ ln(2 × maximum depth), which the same concept reaches: 3.6376 in WordNet.</returns>
    public double LeacockChodorow(int a, int b) => -Math.Log((Distance(a, b) + 1.0) / (2.0 * graph.MaximumDepth));

    /// <summary>The number of concepts that both are kinds of, the root included.</summary>
    /// <param name="a">A position in the set of classes.</param>
    /// <param name="b">A position in the set of classes; may be the same.</param>
    /// <returns>At least 1.</returns>
    public int CommonAncestors(int a, int b)
    {
        var (x, y) = (lines[a].Ranks, lines[b].Ranks);
        var common = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            common += x[i] == y[j] ? 1 : 0;
            (i, j) = (x[i] <= y[j] ? i + 1 : i, x[i] >= y[j] ? j + 1 : j);
        }

        return common;
    }

    // Ranks ascend from the most specific concept on, so the first that both lines share is the subsumer, unless a itself
    // is as deep.
    private int SubsumerRank(int a, int b)
    {
        var (x, y) = (lines[a].Ranks, lines[b].Ranks);
        var (i, j) = (0, 0);
        while (x[i] != y[j])
        {
            if (x[i] < y[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        var own = lines[a].Own;
        return shortestDepth[x[i]] == shortestDepth[own] && x[i] != own && Array.BinarySearch(y, own) >= 0 ? own : x[i];
    }

    private int Distance(int a, int b)
    {
        var (first, second) = (lines[a], lines[b]);
        var shortest = int.MaxValue;
        for (int i = 0, j = 0; i < first.Ranks.Length && j < second.Ranks.Length;)
        {
            var order = first.Ranks[i].CompareTo(second.Ranks[j]);
            if (order == 0)
            {
                shortest = Math.Min(shortest, first.Distances[i] + second.Distances[j]);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shortest;
    }

    private static Line LineOf(ClassTaxonomy taxonomy, int node, ImmutableArray<Ancestor>[] ancestorsOfConcepts)
    {
        var above = taxonomy.AncestorsByNode[node];
        int[] ranks = [.. above.Select(ancestor => taxonomy.RankOf(ancestor.Node))];
        int[] distances = [.. above.Select(ancestor => ancestor.Distance)];
        Array.Sort(ranks, distances);
        return new Line(taxonomy.RankOf(node), ranks, distances, [.. ranks.Select(rank => ShortestWay(ancestorsOfConcepts[rank], above))]);
    }

    // Both are sorted by node.
    private static int ShortestWay(ImmutableArray<Ancestor> a, ImmutableArray<Ancestor> b)
    {
        var shortest = int.MaxValue;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var order = a[i].Node.CompareTo(b[j].Node);
            shortest = order == 0 ? Math.Min(shortest, a[i].Distance + b[j].Distance) : shortest;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shortest;
    }

    /// <summary>
    /// A concept and what is above it, most specific first: how far each is upwards, and how far by the shortest way of all,
    /// which may lead over a concept that is further up still.
    /// </summary>
    private sealed record Line(int Own, int[] Ranks, int[] Distances, int[] Ways)
    {
        public int WayTo(int rank) => Ways[Array.BinarySearch(Ranks, rank)];
    }
}
