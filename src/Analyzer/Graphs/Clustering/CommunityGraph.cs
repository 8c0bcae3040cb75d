using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// A dense weighted graph whose nodes are to be moved between communities. Entry [i, i] is the weight of i's loop, which
/// counts twice in its degree; m is the weight of all edges.
/// </summary>
internal sealed class CommunityGraph
{
    private readonly double[] weights;
    private readonly double[] degrees;
    private readonly int count;
    private readonly double m;

    // The order in which nodes are visited: it depends on the graph, not on how the classes happen to be numbered.
    private readonly int[] visit;

    private CommunityGraph(double[] weights, int count)
    {
        this.weights = weights;
        this.count = count;
        degrees = [.. Enumerable.Range(0, count).Select(i => Sum(Row(i)) + weights[(i * count) + i])];
        m = Sum(degrees) / 2;
        visit = [.. Enumerable.Range(0, count).OrderByDescending(i => degrees[i])];
    }

    public static CommunityGraph Of(SimilarityMatrix similarity) => new(similarity.ToDense(), similarity.Count);

    /// <summary>
    /// The modularity of communities, Σ over communities of (weight within) / m − (degrees / 2m)² (Newman &amp; Girvan 2004).
    /// </summary>
    public double Modularity(IReadOnlyList<int> communities)
    {
        var within = new double[count];
        var total = new double[count];
        for (var i = 0; i < count; i++)
        {
            total[communities[i]] += degrees[i];
            for (var j = 0; j <= i; j++)
            {
                within[communities[i]] += communities[i] == communities[j] ? weights[(i * count) + j] : 0;
            }
        }

        return Enumerable.Range(0, count).Sum(c => (within[c] / m) - Math.Pow(total[c] / (2 * m), 2));
    }

    /// <summary>Moves single nodes as long as that gains something; communities are numbered by their first node.</summary>
    public (int[] Communities, double Gain) Move(double leastGain, CancellationToken cancellationToken)
    {
        var communities = Enumerable.Range(0, count).ToArray();
        var total = degrees.ToArray();
        var before = Modularity(communities);
        var current = before;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var node in visit)
            {
                MoveNode(node, communities, total);
            }

            var after = Modularity(communities);
            if (!(after - current > leastGain))
            {
                return (Number(communities), after - before);
            }

            current = after;
        }
    }

    /// <summary>The graph whose nodes are communities.</summary>
    public CommunityGraph Merge(int[] communities)
    {
        var size = communities.Max() + 1;
        var merged = new double[size * size];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (a, b, weight) = (communities[i], communities[j], weights[(i * count) + j]);
                merged[(a * size) + b] += weight;
                merged[(b * size) + a] += a == b ? 0 : weight;
            }
        }

        return new CommunityGraph(merged, size);
    }

    // The gain of modularity by joining a community: weight to it / m, less degree · its degrees / 2m². A community without a link
    // to the node never gains.
    private void MoveNode(int node, int[] communities, double[] total)
    {
        var links = new double[count];
        for (var other = 0; other < count; other++)
        {
            links[communities[other]] += other == node ? 0 : weights[(node * count) + other];
        }

        var home = communities[node];
        total[home] -= degrees[node];
        double Gain(int community) => links[community] - (total[community] * degrees[node] / (2 * m));
        var best = home;
        for (var community = 0; community < count; community++)
        {
            if (links[community] > 0 && Gain(community) > Gain(best))
            {
                best = community;
            }
        }

        communities[node] = best;
        total[best] += degrees[node];
    }

    private static int[] Number(int[] communities)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var community in communities)
        {
            numbers.TryAdd(community, numbers.Count);
        }

        return [.. communities.Select(community => numbers[community])];
    }

    private ReadOnlySpan<double> Row(int i) => weights.AsSpan(i * count, count);

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
