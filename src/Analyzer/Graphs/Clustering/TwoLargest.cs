namespace QualityGate.Graphs.Clustering;

/// <summary>The largest and the second largest of availability + similarity in a row of which most similarities are not held.</summary>
/// <param name="ties">The tiny numbers that tell those similarities apart.</param>
/// <param name="availability">The availability of each column for rows that hold none of their own.</param>
/// <param name="order">The columns by descending availability.</param>
/// <param name="rows">The rows.</param>
internal sealed class TwoLargest(TieBreak ties, double[] availability, ColumnOrder order, SparseAffinityRows rows)
{
    // Rows that look at other columns do so in each round, and most rows in none: at most this many rows keep their tie-breaking numbers.
    private const int MostRemembered = 64;

    // For such rows, what breaks ties in each column; −∞ where the row holds the column.
    private readonly double[]?[] remembered = new double[rows.Count][];
    private readonly int[] heldThen = new int[rows.Count];
    private int rememberedCount;

    /// <summary>
    /// Renews the availabilities of the row; both sums, and where the largest is: at a place in the row, or, where that is below 0, in a
    /// column that the row doesn't hold. Of equal ones it is any of them, which makes no difference to responsibilities.
    /// </summary>
    public (int Place, int Outside, double Highest, double Second) Of(int i, double[] total, double damping)
    {
        var (place, highest, second) = rows.Vectors(i).RenewAvailabilities(total, damping);
        var outside = -1;
        var columns = rows.Columns(i);
        double[]? similarity = null;
        foreach (var k in order.Columns)
        {
            if (availability[k] + ties.Most <= second)
            {
                break;
            }

            similarity ??= Remembered(i, columns);
            var sum =
                availability[k]
                + (
                    similarity is not null ? similarity[k]
                    : columns.Contains(k) ? double.NegativeInfinity
                    : ties.At(i, k)
                );
            if (sum > highest)
            {
                (place, outside, highest, second) = (-1, k, sum, highest);
            }
            else
            {
                second = sum > second ? sum : second;
            }
        }

        return (place, outside, highest, second);
    }

    private double[]? Remembered(int i, ReadOnlySpan<int> columns)
    {
        if (remembered[i] is null && ties.IsWanted && rememberedCount < MostRemembered)
        {
            var row = new double[rows.Count];
            for (var k = 0; k < row.Length; k++)
            {
                row[k] = ties.At(i, k);
            }

            remembered[i] = row;
            rememberedCount++;
        }

        for (; remembered[i] is { } known && heldThen[i] < columns.Length; heldThen[i]++)
        {
            known[columns[heldThen[i]]] = double.NegativeInfinity;
        }

        return remembered[i];
    }
}
