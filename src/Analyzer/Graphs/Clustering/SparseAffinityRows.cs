using System.Runtime.Intrinsics;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The messages of each class to those that have messages of their own: itself, which comes first, its neighbours, and whichever was its
/// best once. Rows stand one behind the other, each filled up to whole vectors with entries that are similar to nothing at all.
/// </summary>
internal sealed class SparseAffinityRows
{
    private static readonly int Width = Vector256<double>.Count;

    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly int[] capacities;
    private int[] columns = [];
    private double[] similarity = [];
    private double[] availability = [];
    private double[] responsibility = [];
    private int end;

    /// <summary>Makes room for rows.</summary>
    /// <param name="sizes">How many entries each will probably hold; at least 1.</param>
    public SparseAffinityRows(int[] sizes)
    {
        (starts, lengths, capacities) = (new int[sizes.Length], new int[sizes.Length], new int[sizes.Length]);
        Resize(sizes.Sum(Padded));
        for (var i = 0; i < sizes.Length; i++)
        {
            Place(i, sizes[i]);
        }
    }

    /// <summary>The number of classes.</summary>
    public int Count => starts.Length;

    /// <summary>The classes that a row holds.</summary>
    public ReadOnlySpan<int> Columns(int i) => columns.AsSpan(starts[i], lengths[i]);

    /// <summary>Their similarities.</summary>
    public ReadOnlySpan<double> Similarity(int i) => similarity.AsSpan(starts[i], lengths[i]);

    /// <summary>Their availabilities.</summary>
    public ReadOnlySpan<double> Availability(int i) => availability.AsSpan(starts[i], lengths[i]);

    /// <summary>Their responsibilities.</summary>
    public ReadOnlySpan<double> Responsibility(int i) => responsibility.AsSpan(starts[i], lengths[i]);

    /// <summary>A row with the entries that fill it up, for what works on whole vectors.</summary>
    public SparseAffinityVectors Vectors(int i)
    {
        var (start, length) = (starts[i], Padded(lengths[i]));
        return new SparseAffinityVectors(
            columns.AsSpan(start, length),
            similarity.AsSpan(start, length),
            availability.AsSpan(start, length),
            responsibility.AsSpan(start, length)
        );
    }

    /// <summary>Adds an entry to a row, the class itself first; returns its place in the row.</summary>
    public int Add(int i, int column, double s, double a = 0, double r = 0)
    {
        var place = lengths[i];
        if (place == capacities[i])
        {
            Move(i);
        }

        var at = starts[i] + place;
        (columns[at], similarity[at], availability[at], responsibility[at]) = (column, s, a, r);
        lengths[i]++;
        return place;
    }

    private static int Padded(int size) => (size + Width - 1) / Width * Width;

    // Moves a row to the end of the buffer and doubles its room.
    private void Move(int i)
    {
        var (start, length) = (starts[i], lengths[i]);
        var needed = end + Padded(2 * length);
        if (needed > columns.Length)
        {
            Resize(Math.Max(needed, 2 * columns.Length));
        }

        Place(i, 2 * length);
        Array.Copy(columns, start, columns, starts[i], length);
        Array.Copy(similarity, start, similarity, starts[i], length);
        Array.Copy(availability, start, availability, starts[i], length);
        Array.Copy(responsibility, start, responsibility, starts[i], length);
    }

    private void Place(int i, int size)
    {
        (starts[i], capacities[i]) = (end, Padded(size));
        columns.AsSpan(end, capacities[i]).Fill(i);
        similarity.AsSpan(end, capacities[i]).Fill(double.NegativeInfinity);
        end += capacities[i];
    }

    private void Resize(int size)
    {
        Array.Resize(ref columns, size);
        Array.Resize(ref similarity, size);
        Array.Resize(ref availability, size);
        Array.Resize(ref responsibility, size);
    }
}
