namespace QualityGate.Graphs.Clustering;

/// <summary>The largest and the second largest of availability + similarity in a row of which most similarities are not held.</summary>
/// <param name="ties">What those similarities are.</param>
/// <param name="availability">The availability of each column for rows that hold none of their own.</param>
/// <param name="order">The columns by descending availability.</param>
/// <param name="scratch">Tells which columns a row holds.</param>
internal sealed class TwoLargest(TieBreak ties, double[] availability, ColumnOrder order, SparseScratch scratch)
{
    /// <summary>The column of the largest, the first of equal ones, and both sums.</summary>
    public (int Best, double Highest, double Second) Of(int i, SparseAffinityRow row)
    {
        var (best, highest, second) = (int.MaxValue, double.NegativeInfinity, double.NegativeInfinity);
        var columns = row.Columns;
        var a = row.Availability;
        var s = row.Similarity;
        for (var at = 0; at < columns.Length; at++)
        {
            Insert(columns[at], a[at] + s[at], ref best, ref highest, ref second);
        }

        var (isHeld, taken) = (false, 0);
        foreach (var k in order.Columns)
        {
            var limit = availability[k] + ties.Most;
            if (limit < second || (limit == second && second < highest))
            {
                break;
            }

            if (!isHeld)
            {
                scratch.Hold(row);
                isHeld = true;
            }

            if (scratch.Holds(k))
            {
                continue;
            }

            Insert(k, availability[k] + ties.At(i, k), ref best, ref highest, ref second);
            if (!ties.IsWanted && ++taken == 2)
            {
                break;
            }
        }

        return (best, highest, second);
    }

    private static void Insert(int column, double sum, ref int best, ref double highest, ref double second)
    {
        if (sum > highest)
        {
            (best, highest, second) = (column, sum, highest);
        }
        else
        {
            best = sum == highest ? Math.Min(best, column) : best;
            second = Math.Max(second, sum);
        }
    }
}
