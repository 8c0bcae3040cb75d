namespace QualityGate.Graphs.Clustering;

/// <summary>Similarities of which most are 0 but for what breaks ties: classes are assigned to exemplars by them.</summary>
/// <param name="rows">The similarities that are not 0, and others.</param>
/// <param name="ties">The rest of them.</param>
internal sealed class TiedSimilarities(SparseAffinityRows rows, TieBreak ties)
{
    private readonly double[] held = new double[rows.Count];
    private readonly int[] holder = Filled(rows.Count, -1);

    /// <summary>For each class, the place of the most similar exemplar; of equally similar ones the first.</summary>
    public int[] Nearest(int[] exemplars)
    {
        var placeOf = Filled(rows.Count, -1);
        for (var place = 0; place < exemplars.Length; place++)
        {
            placeOf[exemplars[place]] = place;
        }

        return [.. Enumerable.Range(0, rows.Count).Select(i => NearestOf(i, exemplars, placeOf))];
    }

    /// <summary>For each of some classes, the sum of the similarities of all of them to it.</summary>
    public double[] Sums(int[] members)
    {
        var sums = new double[members.Length];
        foreach (var i in members)
        {
            Hold(i);
            for (var k = 0; k < members.Length; k++)
            {
                sums[k] += Similarity(i, members[k]);
            }
        }

        return sums;
    }

    private int NearestOf(int i, int[] exemplars, int[] placeOf)
    {
        var (best, highest) = (-1, double.NegativeInfinity);
        var columns = rows.Columns(i);
        var s = rows.Similarity(i);
        for (var at = 0; at < columns.Length; at++)
        {
            var place = placeOf[columns[at]];
            if (place >= 0 && (s[at] > highest || (s[at] == highest && place < best)))
            {
                (best, highest) = (place, s[at]);
            }
        }

        if (highest > ties.Most)
        {
            return best;
        }

        Hold(i);
        var nearest = 0;
        for (var k = 1; k < exemplars.Length; k++)
        {
            nearest = Similarity(i, exemplars[k]) > Similarity(i, exemplars[nearest]) ? k : nearest;
        }

        return nearest;
    }

    // Spreads the similarities of a row out, so that any of them is found at once.
    private void Hold(int i)
    {
        var columns = rows.Columns(i);
        for (var at = 0; at < columns.Length; at++)
        {
            (held[columns[at]], holder[columns[at]]) = (rows.Similarity(i)[at], i);
        }
    }

    // A similarity of the row that is spread out; where it holds none, what breaks ties alone.
    private double Similarity(int i, int column) => holder[column] == i ? held[column] : ties.At(i, column);

    private static int[] Filled(int count, int value)
    {
        var numbers = new int[count];
        Array.Fill(numbers, value);
        return numbers;
    }
}
