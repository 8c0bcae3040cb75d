namespace QualityGate.Graphs.Clustering;

/// <summary>One row of a sparse matrix at a time, spread out so that any entry is found at once.</summary>
internal sealed class SparseScratch(int count)
{
    private readonly double[] values = new double[count];
    private readonly long[] stamps = new long[count];
    private long stamp;

    /// <summary>Spreads the similarities of a row out.</summary>
    public void Hold(SparseAffinityRow row)
    {
        stamp++;
        var columns = row.Columns;
        var s = row.Similarity;
        for (var at = 0; at < columns.Length; at++)
        {
            (values[columns[at]], stamps[columns[at]]) = (s[at], stamp);
        }
    }

    /// <summary>Whether the row holds an entry.</summary>
    public bool Holds(int column) => stamps[column] == stamp;

    /// <summary>A similarity of the row; where it holds none, what breaks ties alone.</summary>
    public double Similarity(int i, int column, TieBreak ties) => Holds(column) ? values[column] : ties.At(i, column);
}
