using System.Collections.Immutable;

namespace QualityGate.Similarity;

/// <summary>The ranks of all pairs of different classes by their similarity; equal ones share the mean of their ranks.</summary>
internal sealed class PairRanks
{
    private readonly double[] ranks;
    private readonly double mean;

    private PairRanks(double[] ranks)
    {
        this.ranks = ranks;
        mean = (ranks.Length + 1) / 2.0;
    }

    /// <summary>The ranks, from 1: pairs (0, 1), (0, 2), … (1, 2), …</summary>
    public ImmutableArray<double> Values => [.. ranks];

    /// <summary>Ranks pairs of classes.</summary>
    /// <param name="similarity">The similarities.</param>
    /// <param name="classes">The classes whose pairs count: all or some of those of the matrix, ascending.</param>
    /// <returns>The ranks of the pairs above the diagonal.</returns>
    public static PairRanks Of(SimilarityMatrix similarity, ImmutableArray<int> classes)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var places = classes.Select(c => similarity.Classes.BinarySearch(c)).ToArray();
        var values = new double[places.Length * (places.Length - 1) / 2];
        var next = 0;
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = i + 1; j < places.Length; j++)
            {
                values[next++] = similarity[places[i], places[j]];
            }
        }

        return new PairRanks(Rank(values));
    }

    /// <summary>Spearman’s ρ: the correlation of the ranks.</summary>
    /// <param name="other">The ranks of the same pairs by another similarity.</param>
    /// <returns>From −1 to 1; null where all pairs of one of the two share a rank.</returns>
    /// <exception cref="ArgumentException">There are more or fewer pairs.</exception>
    public double? CorrelationWith(PairRanks other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.ranks.Length != ranks.Length)
        {
            throw new ArgumentException("The ranks are not of the same pairs.", nameof(other));
        }

        var (covariance, variance, otherVariance) = (0.0, 0.0, 0.0);
        for (var k = 0; k < ranks.Length; k++)
        {
            var (x, y) = (ranks[k] - mean, other.ranks[k] - mean);
            covariance += x * y;
            variance += x * x;
            otherVariance += y * y;
        }

        return variance > 0 && otherVariance > 0 ? Math.Clamp(covariance / Math.Sqrt(variance * otherVariance), -1, 1) : null;
    }

    private static double[] Rank(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(values, order);
        var ranked = new double[values.Length];
        for (var first = 0; first < values.Length;)
        {
            var count = values.AsSpan(first).IndexOfAnyExcept(values[first]) is > 0 and var found ? found : values.Length - first;
            foreach (var pair in order.AsSpan(first, count))
            {
                ranked[pair] = first + ((count + 1) / 2.0);
            }

            first += count;
        }

        return ranked;
    }
}
