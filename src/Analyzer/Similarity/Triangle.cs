namespace QualityGate.Similarity;

/// <summary>The half of a symmetric matrix that lies on and above its diagonal, row by row.</summary>
/// <param name="count">The number of rows and of columns of the whole matrix.</param>
internal sealed class Triangle(int count)
{
    private readonly double[] values = new double[(long)count * (count + 1) / 2];

    /// <summary>All numbers of the half.</summary>
    public Span<double> Values => values;

    /// <summary>An entry of the whole matrix.</summary>
    public double this[int i, int j] => i <= j ? values[Start(i) + j - i] : values[Start(j) + i - j];

    /// <summary>The entries [i, i], [i, i + 1], … of a row.</summary>
    public Span<double> Row(int i) => values.AsSpan((int)Start(i), count - i);

    // 46,341 classes are more than an int counts pairs of.
    private long Start(int i) => ((long)i * count) - ((long)i * (i - 1) / 2);
}
