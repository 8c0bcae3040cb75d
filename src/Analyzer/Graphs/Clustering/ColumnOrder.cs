namespace QualityGate.Graphs.Clustering;

/// <summary>Columns by descending value, of equal ones the lower first. From one round to the next they change little.</summary>
internal sealed class ColumnOrder
{
    // Moves per column that cost less than sorting from scratch.
    private const int CheapMoves = 16;

    private readonly int[] order;

    /// <summary>Begins with columns that are all alike.</summary>
    public ColumnOrder(int count) => order = [.. Enumerable.Range(0, count)];

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
                Array.Sort(order, (a, b) => values[a] != values[b] ? values[b].CompareTo(values[a]) : a.CompareTo(b));
                return;
            }
        }
    }

    private static bool ComesBefore(int a, double valueOfA, int b, double valueOfB) =>
        valueOfA > valueOfB || (valueOfA == valueOfB && a < b);
}
