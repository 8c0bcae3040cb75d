using QualityGate.Graphs.Clustering;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Forests;

/// <summary>
/// The maximum spanning forest within the clusters of a partition. A similarity of exactly 0 is no edge. Of equal
/// similarities the pair (i, j), i &lt; j, that comes first in lexicographic order wins; with that the order of all pairs is
/// strict, so there is only one maximum spanning forest, however it is computed.
/// </summary>
internal static class SpanningForest
{
    /// <summary>Computes the pairs of positions that are edges, the most similar first.</summary>
    public static IReadOnlyList<Pair> Of(SimilarityMatrix similarity, Partition partition)
    {
        var edges = new List<Pair>();
        if (similarity is SparseSimilarity sparse)
        {
            Join(sparse, partition, edges);
            return edges;
        }

        foreach (var cluster in partition.Clusters())
        {
            Grow(similarity, [.. cluster], edges);
        }

        Sort(edges);
        return edges;
    }

    // Kruskal's algorithm where most pairs are no edges: the links within clusters, the best first, unless their ends are joined already.
    private static void Join(SparseSimilarity similarity, Partition partition, List<Pair> edges)
    {
        var links = new List<Pair>(similarity.PairCount);
        for (var i = 0; i < similarity.Count; i++)
        {
            foreach (var (j, value) in similarity.NeighboursOf(i))
            {
                if (i < j && partition.Labels[i] == partition.Labels[j])
                {
                    links.Add(new Pair(i, j, value));
                }
            }
        }

        Sort(links);
        var parent = Enumerable.Range(0, similarity.Count).ToArray();
        int Tree(int node)
        {
            while (parent[node] != node)
            {
                node = parent[node] = parent[parent[node]];
            }

            return node;
        }

        foreach (var link in links)
        {
            var (a, b) = (Tree(link.I), Tree(link.J));
            if (a != b)
            {
                parent[a] = b;
                edges.Add(link);
            }
        }
    }

    private static void Sort(List<Pair> pairs) =>
        pairs.Sort(
            static (a, b) =>
                a.ComesBefore(b) ? -1
                : b.ComesBefore(a) ? 1
                : 0
        );

    // Prim's algorithm on the dense graph: the best known link of each member that is still outside, until none is left.
    // Where no link leads on, the next tree begins.
    private static void Grow(SimilarityMatrix similarity, int[] members, List<Pair> edges)
    {
        var links = new Pair[members.Length];
        var outside = Enumerable.Repeat(true, members.Length).ToArray();
        var current = 0;
        for (var left = members.Length - 1; left > 0; left--)
        {
            outside[current] = false;
            var next = -1;
            for (var k = 0; k < members.Length; k++)
            {
                if (!outside[k])
                {
                    continue;
                }

                var pair = Pair.Of(members[current], members[k], similarity[members[current], members[k]]);
                if (pair.IsEdge && (!links[k].IsEdge || pair.ComesBefore(links[k])))
                {
                    links[k] = pair;
                }

                if (next < 0 || (links[k].IsEdge && (!links[next].IsEdge || links[k].ComesBefore(links[next]))))
                {
                    next = k;
                }
            }

            if (links[next].IsEdge)
            {
                edges.Add(links[next]);
            }

            current = next;
        }
    }

    /// <summary>A pair of positions, I &lt; J, and its similarity.</summary>
    public readonly record struct Pair(int I, int J, double Similarity)
    {
        public bool IsEdge => Similarity != 0;

        public static Pair Of(int a, int b, double similarity) => new(Math.Min(a, b), Math.Max(a, b), similarity);

        public bool ComesBefore(Pair other) =>
            Similarity != other.Similarity ? Similarity > other.Similarity : (I, J).CompareTo((other.I, other.J)) < 0;
    }
}
