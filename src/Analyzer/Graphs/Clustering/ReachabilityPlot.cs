using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The order in which OPTICS visits the positions, always the one that is easiest to reach from those visited before, and
/// for each place in that order how far the way to it was. Valleys of the plot are clusters.
/// </summary>
/// <param name="Order">The positions in the order of the visit.</param>
/// <param name="Reachability">For each place in the order, its reachability distance; infinite where a walk begins.</param>
/// <param name="Predecessor">For each place in the order, the position from which it was reached; −1 where a walk begins.</param>
internal sealed record ReachabilityPlot(int[] Order, double[] Reachability, int[] Predecessor)
{
    private const int Nobody = -1;

    // Distances are rounded to what doubles surely hold, as scikit-learn does: it makes ties of what differs by rounding only.
    private const double Precision = 1e15;

    public static ReachabilityPlot Walk(SimilarityMatrix similarity, int minimumSamples, CancellationToken cancellationToken)
    {
        var count = similarity.Count;
        var core = CoreDistances.Of(similarity, minimumSamples).Select(Round).ToArray();
        var reachability = Enumerable.Repeat(double.PositiveInfinity, count).ToArray();
        var predecessor = Enumerable.Repeat(Nobody, count).ToArray();
        var visited = new bool[count];
        var order = new int[count];
        var similarities = new double[count];
        for (var place = 0; place < count; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var current = Nearest(reachability, visited);
            visited[current] = true;
            order[place] = current;
            similarity.CopyRow(current, similarities);
            for (var other = 0; other < count; other++)
            {
                var distance = visited[other] ? double.NaN : Round(Math.Max(core[current], 1 - similarities[other]));
                if (distance < reachability[other])
                {
                    reachability[other] = distance;
                    predecessor[other] = current;
                }
            }
        }

        return new ReachabilityPlot(order, [.. order.Select(i => reachability[i])], [.. order.Select(i => predecessor[i])]);
    }

    private static int Nearest(double[] reachability, bool[] visited)
    {
        var nearest = Nobody;
        for (var i = 0; i < visited.Length; i++)
        {
            if (!visited[i] && (nearest == Nobody || reachability[i] < reachability[nearest]))
            {
                nearest = i;
            }
        }

        return nearest;
    }

    private static double Round(double distance) => Math.Round(distance * Precision, MidpointRounding.ToEven) / Precision;
}
