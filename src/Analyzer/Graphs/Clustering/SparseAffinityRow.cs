namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The messages of one class to those that have messages of their own: its neighbours, itself, and whichever was its best once. The rest
/// are alike, and are held only when one of them might support another class.
/// </summary>
internal sealed class SparseAffinityRow(int capacity)
{
    private int[] columns = new int[capacity];
    private double[] similarity = new double[capacity];
    private double[] availability = new double[capacity];
    private double[] responsibility = new double[capacity];

    /// <summary>The number of classes that are held.</summary>
    public int Count { get; private set; }

    /// <summary>The place of the class itself.</summary>
    public int Own { get; private set; }

    /// <summary>The classes.</summary>
    public ReadOnlySpan<int> Columns => columns.AsSpan(0, Count);

    /// <summary>Their similarities.</summary>
    public ReadOnlySpan<double> Similarity => similarity.AsSpan(0, Count);

    /// <summary>Their availabilities.</summary>
    public Span<double> Availability => availability.AsSpan(0, Count);

    /// <summary>Their responsibilities.</summary>
    public Span<double> Responsibility => responsibility.AsSpan(0, Count);

    /// <summary>
    /// An upper limit of the responsibility of each class that is not held; the responsibility itself where no ties are broken.
    /// </summary>
    public double OfOthers { get; set; }

    /// <summary>The messages to all classes, once some are held that were alike; null until then.</summary>
    public double[][]? Full { get; set; }

    /// <summary>Adds a class; returns its place.</summary>
    public int Add(int column, double s, double a = 0, double r = 0, bool isOwn = false)
    {
        if (Count == columns.Length)
        {
            var size = (2 * Count) + 1;
            Array.Resize(ref columns, size);
            Array.Resize(ref similarity, size);
            Array.Resize(ref availability, size);
            Array.Resize(ref responsibility, size);
        }

        (columns[Count], similarity[Count], availability[Count], responsibility[Count]) = (column, s, a, r);
        Own = isOwn ? Count : Own;
        return Count++;
    }

    /// <summary>
    /// Similarities, availabilities and responsibilities of all classes as they would be, had each been held from the start.
    /// </summary>
    public double[][] InFull(int i, TieBreak ties, double[] availabilityOfOthers, AlikeResponsibilities alike)
    {
        var (s, a, r) = (new double[availabilityOfOthers.Length], availabilityOfOthers.ToArray(), new double[availabilityOfOthers.Length]);
        for (var k = 0; k < s.Length; k++)
        {
            s[k] = ties.At(i, k);
            r[k] = alike.Of(i, this, s[k]);
        }

        for (var at = 0; at < Count; at++)
        {
            var k = columns[at];
            (s[k], a[k], r[k]) = (similarity[at], availability[at], responsibility[at]);
        }

        return [s, a, r];
    }
}
