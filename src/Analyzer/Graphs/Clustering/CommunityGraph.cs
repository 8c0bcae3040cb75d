using System.Runtime.InteropServices;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// A weighted graph whose nodes are to be moved between communities. A loop at a node counts twice in its degree; m is the weight of all
/// edges.
/// </summary>
internal sealed class CommunityGraph
{
    private readonly WeightedLinks links;
    private readonly double[] degrees;
    private readonly int count;
    private readonly double m;

    // The order in which nodes are visited: it depends on the graph, not on how the classes happen to be numbered.
    private readonly int[] visit;

    private CommunityGraph(WeightedLinks links)
    {
        this.links = links;
        count = links.Count;
        degrees = [.. Enumerable.Range(0, count).Select(links.DegreeOf)];
        m = Sum(degrees) / 2;
        visit = [.. Enumerable.Range(0, count).OrderByDescending(i => degrees[i])];
    }

    public static CommunityGraph Of(SimilarityMatrix similarity) => new(WeightedLinks.Of(similarity));

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
            foreach (var (j, weight) in links.Of(i))
            {
                if (j <= i && communities[i] == communities[j])
                {
                    within[communities[i]] += weight;
                }
            }
        }

        return Enumerable.Range(0, count).Sum(c => (within[c] / m) - Math.Pow(total[c] / (2 * m), 2));
    }

    /// <summary>Moves single nodes as long as that gains something; communities are numbered by their first node.</summary>
    public (int[] Communities, double Gain) Move(double leastGain, CancellationToken cancellationToken)
    {
        var communities = Enumerable.Range(0, count).ToArray();
        var total = degrees.ToArray();
        var toCommunity = new double[count];
        var touched = new List<int>();
        var before = Modularity(communities);
        var current = before;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var node in visit)
            {
                MoveNode(node, communities, total, toCommunity, touched);
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
        var weights = new Dictionary<long, double>();
        void Add(long a, long b, double weight) => CollectionsMarshal.GetValueRefOrAddDefault(weights, (a * size) + b, out _) += weight;
        for (var i = 0; i < count; i++)
        {
            foreach (var (j, weight) in links.Of(i))
            {
                if (j <= i)
                {
                    var (a, b) = (communities[i], communities[j]);
                    Add(a, b, weight);
                    if (a != b)
                    {
                        Add(b, a, weight);
                    }
                }
            }
        }

        return new CommunityGraph(WeightedLinks.Of(size, weights));
    }

    // The gain of modularity by joining a community: weight to it / m, less degree · its degrees / 2m². A community without a link
    // to the node never gains.
    private void MoveNode(int node, int[] communities, double[] total, double[] toCommunity, List<int> touched)
    {
        foreach (var (other, weight) in links.Of(node))
        {
            if (other != node)
            {
                ref var sum = ref toCommunity[communities[other]];
                if (sum == 0)
                {
                    touched.Add(communities[other]);
                }

                sum += weight;
            }
        }

        // Of communities that gain the same the lowest wins.
        touched.Sort();
        var home = communities[node];
        total[home] -= degrees[node];
        double Gain(int community) => toCommunity[community] - (total[community] * degrees[node] / (2 * m));
        var best = home;
        foreach (var community in touched)
        {
            if (toCommunity[community] > 0 && Gain(community) > Gain(best))
            {
                best = community;
            }
        }

        communities[node] = best;
        total[best] += degrees[node];
        foreach (var community in touched)
        {
            toCommunity[community] = 0;
        }

        touched.Clear();
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
