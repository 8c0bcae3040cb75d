namespace QualityGate.Graphs.Clustering;

/// <summary>
/// Sorts links by distance in the way in which the hdbscan library has them sorted: quicksort by the median of three, short
/// parts by insertion. It isn't stable, and where links are equally long their order decides what is merged first. With
/// the same order, partitions are those of the library on similarities with ties, too.
/// </summary>
internal static class LinkOrder
{
    private const int ShortPart = 15;

    /// <summary>The indices of the distances in ascending order of these.</summary>
    public static int[] Of(double[] distances)
    {
        var order = Enumerable.Range(0, distances.Length).ToArray();
        var parts = new Stack<(int First, int Last)>([(0, order.Length - 1)]);
        while (parts.TryPop(out var part))
        {
            if (part.Last - part.First > ShortPart)
            {
                var middle = Split(distances, order, part.First, part.Last);
                parts.Push((part.First, middle - 1));
                parts.Push((middle + 1, part.Last));
            }
            else
            {
                Insert(distances, order, part.First, part.Last);
            }
        }

        return order;
    }

    private static int Split(double[] distances, int[] order, int first, int last)
    {
        void Swap(int a, int b) => (order[a], order[b]) = (order[b], order[a]);
        bool Less(int a, int b) => distances[order[a]] < distances[order[b]];
        var middle = first + ((last - first) / 2);
        foreach (var (high, low) in (ReadOnlySpan<(int, int)>)[(middle, first), (last, middle), (middle, first)])
        {
            if (Less(high, low))
            {
                Swap(high, low);
            }
        }

        var pivot = distances[order[middle]];
        var (i, j) = (first, last - 1);
        Swap(middle, j);
        while (true)
        {
            do
            {
                i++;
            } while (distances[order[i]] < pivot);

            do
            {
                j--;
            } while (pivot < distances[order[j]]);

            if (i >= j)
            {
                Swap(i, last - 1);
                return i;
            }

            Swap(i, j);
        }
    }

    private static void Insert(double[] distances, int[] order, int first, int last)
    {
        for (var next = first + 1; next <= last; next++)
        {
            var moved = order[next];
            var place = next;
            for (; place > first && distances[moved] < distances[order[place - 1]]; place--)
            {
                order[place] = order[place - 1];
            }

            order[place] = moved;
        }
    }
}
