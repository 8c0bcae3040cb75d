using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace QualityGate.Similarity;

/// <summary>
/// A class similarity matrix (CSM): symmetric, 1 on the diagonal, higher for classes that are more alike. It may cover only
/// some of the classifier's classes; rows and columns are then positions in <see cref="Classes"/>.
/// </summary>
public sealed class SimilarityMatrix
{
    /// <summary>Below this spread only rounding tells the classes apart.</summary>
    private const double LeastSpread = 1e-12;

    private readonly double[] values;

    /// <summary>Wraps the values without a copy.</summary>
    internal SimilarityMatrix(ImmutableArray<int> classes, double[] values)
    {
        Classes = classes;
        this.values = values;
    }

    /// <summary>The classes that the rows and columns stand for, ascending.</summary>
    public ImmutableArray<int> Classes { get; }

    /// <summary>The number of rows and of columns.</summary>
    public int Count => Classes.Length;

    /// <summary>All entries in row-major order.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The similarity of two positions.</summary>
    /// <param name="i">0 ≤ i &lt; <see cref="Count"/>.</param>
    /// <param name="j">0 ≤ j &lt; <see cref="Count"/>.</param>
    /// <returns>A similarity.</returns>
    public double this[int i, int j] => values[(i * Count) + j];

    /// <summary>The similarities of one position to all.</summary>
    /// <param name="i">0 ≤ i &lt; <see cref="Count"/>.</param>
    /// <returns><see cref="Count"/> similarities.</returns>
    public ReadOnlySpan<double> Row(int i) => values.AsSpan(i * Count, Count);

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

        return new SimilarityMatrix(classes, values.ToArray());
    }

    /// <summary>
    /// Scales values in place by minimum and maximum over all entries, the diagonal included, to [0, 1], and then sets the
    /// diagonal to 1. Null where they are all the same, so that nothing can be scaled.
    /// </summary>
    internal static SimilarityMatrix? Scale(ImmutableArray<int> classes, double[] values)
    {
        var (least, most) = (TensorPrimitives.Min<double>(values), TensorPrimitives.Max<double>(values));
        if (!(most - least > LeastSpread))
        {
            return null;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - least) / (most - least);
        }

        for (var i = 0; i < classes.Length; i++)
        {
            values[(i * classes.Length) + i] = 1;
        }

        return new SimilarityMatrix(classes, values);
    }
}
