using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace QualityGate.Similarity;

/// <summary>Similarities of which each pair has one of its own: half of the symmetric matrix is held.</summary>
internal sealed class PackedSimilarity : SimilarityMatrix
{
    /// <summary>Below this spread only rounding tells the classes apart.</summary>
    private const double LeastSpread = 1e-12;

    private readonly Triangle half;

    /// <summary>Wraps the values without a copy.</summary>
    public PackedSimilarity(ImmutableArray<int> classes, Triangle half)
        : base(classes) => this.half = half;

    /// <inheritdoc/>
    public override double this[int i, int j] => half[i, j];

    /// <inheritdoc/>
    public override void CopyRow(int i, Span<double> row)
    {
        for (var j = 0; j < i; j++)
        {
            row[j] = half[j, i];
        }

        half.Row(i).CopyTo(row[i..]);
    }

    /// <inheritdoc/>
    internal override double[] Pairs()
    {
        var pairs = new double[(long)Count * (Count - 1) / 2];
        for (int i = 0, next = 0; i < Count; next += Count - 1 - i, i++)
        {
            half.Row(i)[1..].CopyTo(pairs.AsSpan(next));
        }

        return pairs;
    }

    /// <summary>
    /// Scales values in place by minimum and maximum over all entries, the diagonal included, to [0, 1], and then sets the
    /// diagonal to 1. Null where they are all the same, so that nothing can be scaled.
    /// </summary>
    public static PackedSimilarity? Scale(ImmutableArray<int> classes, Triangle triangle)
    {
        var values = triangle.Values;
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
            triangle.Row(i)[0] = 1;
        }

        return new PackedSimilarity(classes, triangle);
    }
}
