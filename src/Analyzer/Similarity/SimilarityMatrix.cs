using System.Collections.Immutable;
using System.Numerics.Tensors;
using MathNet.Numerics.Statistics;

namespace QualityGate.Similarity;

/// <summary>
/// A class similarity matrix (CSM): symmetric, 1 on the diagonal, higher for classes that are more alike. It may cover only
/// some of the classifier's classes; rows and columns are then positions in <see cref="Classes"/>.
/// </summary>
internal abstract class SimilarityMatrix
{
    private protected SimilarityMatrix(ImmutableArray<int> classes) => Classes = classes;

    /// <summary>The classes that the rows and columns stand for, ascending.</summary>
    public ImmutableArray<int> Classes { get; }

    /// <summary>The number of rows and of columns.</summary>
    public int Count => Classes.Length;

    /// <summary>The similarity of two positions.</summary>
    /// <param name="i">0 ≤ i &lt; <see cref="Count"/>.</param>
    /// <param name="j">0 ≤ j &lt; <see cref="Count"/>.</param>
    /// <returns>A similarity.</returns>
    public abstract double this[int i, int j] { get; }

    /// <summary>Copies the similarities of one position to all.</summary>
    /// <param name="i">0 ≤ i &lt; <see cref="Count"/>.</param>
    /// <param name="row">Takes <see cref="Count"/> similarities.</param>
    public abstract void CopyRow(int i, Span<double> row);

    /// <summary>Copies all similarities, for whatever needs n² numbers.</summary>
    /// <param name="values">Takes <see cref="Count"/> × <see cref="Count"/> similarities in row-major order.</param>
    public void CopyTo(Span<double> values)
    {
        for (var i = 0; i < Count; i++)
        {
            CopyRow(i, values.Slice(i * Count, Count));
        }
    }

    /// <summary>All similarities, for whatever needs n² numbers.</summary>
    /// <returns><see cref="Count"/> × <see cref="Count"/> similarities in row-major order.</returns>
    public double[] ToDense()
    {
        var values = new double[(long)Count * Count];
        CopyTo(values);
        return values;
    }

    /// <summary>The similarities of the pairs (0, 1), (0, 2), … (1, 2), …</summary>
    internal abstract double[] Pairs();

    /// <summary>The least and the greatest similarity of two different positions; both 0 where there is one position only.</summary>
    internal virtual (double Least, double Greatest) RangeOfPairs()
    {
        var pairs = Pairs();
        return pairs.Length == 0 ? (0, 0) : (TensorPrimitives.Min<double>(pairs), TensorPrimitives.Max<double>(pairs));
    }

    /// <summary>True when two pairs of positions are equally similar.</summary>
    internal virtual bool HasEqualPairs() => HasEqual(Pairs());

    private protected static bool HasEqual(double[] values)
    {
        Array.Sort(values);
        for (var k = 1; k < values.Length; k++)
        {
            if (values[k] == values[k - 1])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The median of all entries, those of the diagonal included.</summary>
    internal virtual double Median() => ArrayStatistics.MedianInplace(ToDense());

    /// <summary>Makes a matrix from its entries.</summary>
    /// <param name="classes">The classes that the rows and columns stand for.</param>
    /// <param name="values">Entries in row-major order.</param>
    /// <returns>The matrix, with a copy of the values.</returns>
    /// <exception cref="ArgumentException">The matrix is not square, not symmetric, or not finite.</exception>
    public static SimilarityMatrix Create(ImmutableArray<int> classes, ReadOnlySpan<double> values)
    {
        var count = classes.Length;
        if (values.Length != (long)count * count)
        {
            throw new ArgumentException($"{values.Length} values are no {count} x {count} matrix.", nameof(values));
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = values[(i * count) + j];
                if (!double.IsFinite(value) || value != values[(j * count) + i])
                {
                    throw new ArgumentException($"Entry [{i}, {j}] is not finite, or not the same as [{j}, {i}].", nameof(values));
                }
            }
        }

        var triangle = new Triangle(count);
        for (var i = 0; i < count; i++)
        {
            values.Slice((i * count) + i, count - i).CopyTo(triangle.Row(i));
        }

        return new PackedSimilarity(classes, triangle);
    }
}
