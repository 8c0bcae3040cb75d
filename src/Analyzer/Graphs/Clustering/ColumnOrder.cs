namespace QualityGate.Graphs.Clustering;

/// <summary>Columns by descending value, of equal ones the lower first. From one round to the next they change little.</summary>
internal sealed class ColumnOrder
{
    // Moves per column that cost less than sorting from scratch.
    private const int CheapMoves = 8;

    private readonly int[] order;
    private readonly double[] keys;

    /// <summary>Begins with columns that are all alike.</summary>
    public ColumnOrder(int count) => (order, keys) = ([.. Enumerable.Range(0, count)], new double[count]);

    /// <summary>The columns.</summary>
    public ReadOnlySpan<int> Columns => order;

    /// <summary>Sorts the columns by new values.</summary>
    public void Refresh(double[] values)
    {
        var moves = CheapMoves * (long)order.Length;
        for (var at = 1; at < order.Length; at++)
        {
            var column = order[at];
            var value = values[column];
            var place = at;
            while (place > 0 && ComesBefore(column, value, order[place - 1], values[order[place - 1]]))
            {
                order[place] = order[place - 1];
                place--;
            }

            order[place] = column;
            moves -= at - place;
            if (moves < 0)
            {
                Sort(values);
                return;
            }
        }
    }

    // By value, and then each run of equal ones by column.
    private void Sort(double[] values)
    {
        for (var at = 0; at < order.Length; at++)
        {
            keys[at] = -values[order[at]];
        }

        Array.Sort(keys, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                Array.Sort(order, start, end - start);
            }
        }
    }

    private static bool ComesBefore(int a, double valueOfA, int b, double valueOfB) =>
        valueOfA > valueOfB || (valueOfA == valueOfB && a < b);
}
