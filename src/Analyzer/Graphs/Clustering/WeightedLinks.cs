using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>The links of a weighted graph, node by node, by ascending node at the other end; a loop is a link to the node itself.</summary>
internal sealed class WeightedLinks
{
    private readonly Neighbour[][] links;

    private WeightedLinks(Neighbour[][] links) => this.links = links;

    /// <summary>The number of nodes.</summary>
    public int Count => links.Length;

    /// <summary>The links of similarities that are not 0, those of the diagonal included.</summary>
    public static WeightedLinks Of(SimilarityMatrix similarity)
    {
        var row = new double[similarity.Count];
        var byNode = new Neighbour[similarity.Count][];
        for (var i = 0; i < byNode.Length; i++)
        {
            similarity.CopyRow(i, row);
            byNode[i] = [.. row.Select((weight, j) => new Neighbour(j, weight)).Where(link => link.Similarity != 0)];
        }

        return new WeightedLinks(byNode);
    }

    /// <summary>The links with weights that are given for both of their directions, by their place in a table row by row.</summary>
    public static WeightedLinks Of(int count, IReadOnlyDictionary<long, double> weights)
    {
        var lists = Enumerable.Range(0, count).Select(_ => new List<Neighbour>()).ToArray();
        foreach (var (place, weight) in weights.OrderBy(pair => pair.Key))
        {
            lists[place / count].Add(new Neighbour((int)(place % count), weight));
        }

        return new WeightedLinks([.. lists.Select(list => list.ToArray())]);
    }

    /// <summary>The links of a node.</summary>
    public ReadOnlySpan<Neighbour> Of(int node) => links[node];

    /// <summary>The weight of the links of a node, its loop counted twice.</summary>
    public double DegreeOf(int node)
    {
        var (sum, loop) = (0.0, 0.0);
        foreach (var (other, weight) in links[node])
        {
            sum += weight;
            loop = other == node ? weight : loop;
        }

        return sum + loop;
    }
}
