using System.Collections.Immutable;

namespace QualityGate.Similarity;

/// <summary>Two positions that are similar at all.</summary>
/// <param name="I">The lower position.</param>
/// <param name="J">The higher position.</param>
/// <param name="Similarity">Their similarity, above 0.</param>
internal readonly record struct SimilarPair(int I, int J, double Similarity);

/// <summary>A position and its similarity to another.</summary>
internal readonly record struct Neighbour(int Position, double Similarity);

/// <summary>Similarities that are 0 for most pairs, and 1 on the diagonal: each position has its neighbours only.</summary>
internal sealed class SparseSimilarity : SimilarityMatrix
{
    // The index at which the neighbours of each position begin, and one number more where those of the last one end.
    private readonly int[] starts;
    private readonly Neighbour[] neighbours;

    /// <summary>Holds the neighbours of each position.</summary>
    /// <param name="classes">The classes that the positions stand for, ascending.</param>
    /// <param name="pairs">All pairs whose similarity is not 0, by ascending I, of one I by ascending J.</param>
    public SparseSimilarity(ImmutableArray<int> classes, IReadOnlyList<SimilarPair> pairs)
        : base(classes)
    {
        starts = new int[classes.Length + 1];
        foreach (var pair in pairs)
        {
            starts[pair.I + 1]++;
            starts[pair.J + 1]++;
        }

        for (var i = 0; i < classes.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        // The pairs of a position with lower ones come before those with higher ones, so that its neighbours ascend.
        neighbours = new Neighbour[2 * pairs.Count];
        var next = starts[..^1];
        foreach (var (i, j, similarity) in pairs)
        {
            neighbours[next[i]++] = new Neighbour(j, similarity);
            neighbours[next[j]++] = new Neighbour(i, similarity);
        }
    }

    /// <inheritdoc/>
    public override double this[int i, int j]
    {
        get
        {
            if (i == j)
            {
                return 1;
            }

            var (first, last) = (starts[i], starts[i + 1] - 1);
            while (first <= last)
            {
                var middle = (first + last) / 2;
                var position = neighbours[middle].Position;
                if (position == j)
                {
                    return neighbours[middle].Similarity;
                }

                (first, last) = position < j ? (middle + 1, last) : (first, middle - 1);
            }

            return 0;
        }
    }

    /// <summary>The number of pairs whose similarity is not 0.</summary>
    public int PairCount => neighbours.Length / 2;

    /// <summary>The positions whose similarity to one is not 0, ascending, itself left out.</summary>
    public ReadOnlySpan<Neighbour> NeighboursOf(int i) => neighbours.AsSpan(starts[i]..starts[i + 1]);

    /// <inheritdoc/>
    public override void CopyRow(int i, Span<double> row)
    {
        row[..Count].Clear();
        foreach (var (position, similarity) in NeighboursOf(i))
        {
            row[position] = similarity;
        }

        row[i] = 1;
    }

    /// <inheritdoc/>
    internal override double[] Pairs()
    {
        var pairs = new double[(long)Count * (Count - 1) / 2];
        for (int i = 0, next = 0; i < Count; next += Count - 1 - i, i++)
        {
            foreach (var (position, similarity) in NeighboursOf(i))
            {
                if (position > i)
                {
                    pairs[next + position - i - 1] = similarity;
                }
            }
        }

        return pairs;
    }

    /// <inheritdoc/>
    internal override (double Least, double Greatest) RangeOfPairs()
    {
        if (Zeros == 0)
        {
            return base.RangeOfPairs();
        }

        var greatest = 0.0;
        foreach (var (_, similarity) in neighbours)
        {
            greatest = Math.Max(greatest, similarity);
        }

        return (0, greatest);
    }

    /// <inheritdoc/>
    internal override bool HasEqualPairs() => Zeros > 1 || base.HasEqualPairs();

    // The number of pairs that are not similar.
    private long Zeros => ((long)Count * (Count - 1) / 2) - PairCount;

    /// <inheritdoc/>
    internal override double Median()
    {
        // No similarity is below 0.
        var entries = (long)Count * Count;
        var zeros = entries - Count - neighbours.Length;
        return zeros > entries / 2 ? 0 : base.Median();
    }
}
