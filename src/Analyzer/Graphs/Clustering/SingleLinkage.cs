using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// A merge of two groups of positions. Groups have numbers: below the number of positions it is the position itself, then
/// come the merges in their order.
/// </summary>
internal readonly record struct Merge(int Left, int Right, double Distance, int Size);

/// <summary>
/// Single linkage over mutual reachability, max(core(i), core(j), distance(i, j)): the nearest groups are merged until one
/// is left. Prim's algorithm, from position 0 on, finds them.
/// </summary>
internal static class SingleLinkage
{
    /// <summary>The merges, nearest first; of equal ones in the order of <see cref="LinkOrder"/>.</summary>
    public static IReadOnlyList<Merge> Of(SimilarityMatrix similarity, double[] core, CancellationToken cancellationToken)
    {
        var count = similarity.Count;
        var links = Chain(similarity, core, cancellationToken);
        var merges = new List<Merge>(count - 1);
        var parent = Enumerable.Range(0, (2 * count) - 1).ToArray();
        int Group(int node)
        {
            while (parent[node] != node)
            {
                node = parent[node] = parent[parent[node]];
            }

            return node;
        }

        int Size(int group) => group < count ? 1 : merges[group - count].Size;

        foreach (var index in LinkOrder.Of([.. links.Select(link => link.Distance)]))
        {
            var (from, to, distance) = links[index];
            var (left, right) = (Group(from), Group(to));
            parent[left] = parent[right] = count + merges.Count;
            merges.Add(new Merge(left, right, distance, Size(left) + Size(right)));
        }

        return merges;
    }

    // The order in which Prim's algorithm takes the positions in, each with its distance to those before. For single linkage
    // it doesn't matter to which of them it is nearest: the link may as well lead from the one taken in just before.
    private static List<(int From, int To, double Distance)> Chain(
        SimilarityMatrix similarity,
        double[] core,
        CancellationToken cancellationToken
    )
    {
        var count = similarity.Count;
        var nearest = Enumerable.Repeat(double.PositiveInfinity, count).ToArray();
        var outside = Enumerable.Range(1, count - 1).ToList();
        var links = new List<(int, int, double)>(count - 1);
        var similarities = new double[count];
        var current = 0;
        while (outside.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            similarity.CopyRow(current, similarities);
            var best = outside[0];
            foreach (var other in outside)
            {
                var distance = Math.Max(Math.Max(core[current], core[other]), 1 - similarities[other]);
                nearest[other] = Math.Min(nearest[other], distance);
                best = nearest[other] < nearest[best] ? other : best;
            }

            links.Add((current, best, nearest[best]));
            outside.Remove(best);
            current = best;
        }

        return links;
    }
}
