using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace QualityGate.Similarity;

/// <summary>The ranks of all pairs of different classes by their similarity; equal ones share the mean of their ranks.</summary>
internal sealed class PairRanks
{
    // Pairs whose rank is not the one that most share, by their places; null where the rank of each pair is held.
    private readonly int[]? places;

    // Ranks are whole or halves: twice as much takes half of the memory, and 21,841 classes have 238 million pairs.
    private readonly uint[] doubled;
    private readonly double common;
    private readonly double mean;

    private PairRanks(int count, uint[] doubled, int[]? places = null, double common = 0)
    {
        this.doubled = doubled;
        this.places = places;
        this.common = common;
        Count = count;
        mean = (count + 1) / 2.0;
    }

    /// <summary>The number of pairs.</summary>
    public int Count { get; }

    /// <summary>The ranks, from 1: pairs (0, 1), (0, 2), … (1, 2), …</summary>
    public ImmutableArray<double> Values
    {
        get
        {
            var (reader, values) = (Read(), new double[Count]);
            for (var pair = 0; pair < values.Length; pair++)
            {
                values[pair] = reader.Next();
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(values);
        }
    }

    /// <summary>Ranks pairs of classes.</summary>
    /// <param name="similarity">The similarities.</param>
    /// <param name="classes">The classes whose pairs count: all or some of those of the matrix, ascending.</param>
    /// <returns>The ranks of the pairs above the diagonal.</returns>
    public static PairRanks Of(SimilarityMatrix similarity, ImmutableArray<int> classes)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        if (similarity is SparseSimilarity sparse && classes.SequenceEqual(sparse.Classes))
        {
            return Of(sparse);
        }

        var positions = classes.Select(c => similarity.Classes.BinarySearch(c)).ToArray();
        var values = new double[(long)positions.Length * (positions.Length - 1) / 2];
        var next = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            for (var j = i + 1; j < positions.Length; j++)
            {
                values[next++] = similarity[positions[i], positions[j]];
            }
        }

        return new PairRanks(values.Length, TwiceTheRanks(values, offset: 0));
    }

    /// <summary>Spearman’s ρ: the correlation of the ranks.</summary>
    /// <param name="other">The ranks of the same pairs by another similarity.</param>
    /// <returns>From −1 to 1; null where all pairs of one of the two share a rank.</returns>
    /// <exception cref="ArgumentException">There are more or fewer pairs.</exception>
    public double? CorrelationWith(PairRanks other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count != Count)
        {
            throw new ArgumentException("The ranks are not of the same pairs.", nameof(other));
        }

        var (covariance, variance, otherVariance) = (0.0, 0.0, 0.0);
        var (own, others) = (Read(), other.Read());
        for (var pair = 0; pair < Count; pair++)
        {
            var (x, y) = (own.Next() - mean, others.Next() - mean);
            covariance += x * y;
            variance += x * x;
            otherVariance += y * y;
        }

        return variance > 0 && otherVariance > 0 ? Math.Clamp(covariance / Math.Sqrt(variance * otherVariance), -1, 1) : null;
    }

    /// <summary>Reads the ranks of all pairs in their order.</summary>
    internal Reader Read() => new(this);

    // The pairs that are never confused come first, and share a rank.
    private static PairRanks Of(SparseSimilarity similarity)
    {
        var count = similarity.Count;
        var (where, values) = (new int[similarity.PairCount], new double[similarity.PairCount]);
        var next = 0;
        for (int i = 0, first = 0; i < count; first += count - 1 - i, i++)
        {
            foreach (var (j, value) in similarity.NeighboursOf(i))
            {
                if (j > i)
                {
                    (where[next], values[next]) = (first + j - i - 1, value);
                    next++;
                }
            }
        }

        var pairs = (int)((long)count * (count - 1) / 2);
        var zeros = pairs - where.Length;
        return new PairRanks(pairs, TwiceTheRanks(values, offset: zeros), where, (zeros + 1) / 2.0);
    }

    // Twice the ranks, which begin behind an offset. Sorts the values.
    private static uint[] TwiceTheRanks(double[] values, int offset)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(values, order);
        var ranked = new uint[values.Length];
        for (var first = 0; first < values.Length;)
        {
            var count = values.AsSpan(first).IndexOfAnyExcept(values[first]) is > 0 and var found ? found : values.Length - first;
            foreach (var pair in order.AsSpan(first, count))
            {
                ranked[pair] = (uint)((2L * (offset + first)) + count + 1);
            }

            first += count;
        }

        return ranked;
    }

    /// <summary>Goes through the ranks once.</summary>
    internal struct Reader(PairRanks all)
    {
        private int pair;
        private int held;

        /// <summary>The rank of the next pair.</summary>
        public double Next()
        {
            var current = pair++;
            return all.places is not { } places ? all.doubled[current] / 2.0
                : held < places.Length && places[held] == current ? all.doubled[held++] / 2.0
                : all.common;
        }
    }
}
