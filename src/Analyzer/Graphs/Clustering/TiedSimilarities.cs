namespace QualityGate.Graphs.Clustering;

/// <summary>Similarities of which most are 0 but for what breaks ties: classes are assigned to exemplars by them.</summary>
/// <param name="rows">The similarities that are not 0, and others.</param>
/// <param name="ties">The rest of them.</param>
/// <param name="scratch">Takes one row at a time.</param>
internal sealed class TiedSimilarities(SparseAffinityRow[] rows, TieBreak ties, SparseScratch scratch)
{
    /// <summary>For each class, the place of the most similar exemplar; of equally similar ones the first.</summary>
    public int[] Nearest(int[] exemplars)
    {
        var placeOf = new int[rows.Length];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < exemplars.Length; place++)
        {
            placeOf[exemplars[place]] = place;
        }

        return [.. Enumerable.Range(0, rows.Length).Select(i => NearestOf(i, exemplars, placeOf))];
    }

    /// <summary>For each of some classes, the sum of the similarities of all of them to it.</summary>
    public double[] Sums(int[] members)
    {
        var sums = new double[members.Length];
        foreach (var i in members)
        {
            scratch.Hold(rows[i]);
            for (var k = 0; k < members.Length; k++)
            {
                sums[k] += scratch.Similarity(i, members[k], ties);
            }
        }

        return sums;
    }

    private int NearestOf(int i, int[] exemplars, int[] placeOf)
    {
        var (best, highest) = (-1, double.NegativeInfinity);
        var columns = rows[i].Columns;
        var s = rows[i].Similarity;
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

        scratch.Hold(rows[i]);
        var nearest = 0;
        for (var k = 1; k < exemplars.Length; k++)
        {
            nearest = scratch.Similarity(i, exemplars[k], ties) > scratch.Similarity(i, exemplars[nearest], ties) ? k : nearest;
        }

        return nearest;
    }
}
