using System.Collections.Immutable;
using System.Numerics.Tensors;
using MathNet.Numerics.Statistics;
using QualityGate.Similarity;

namespace QualityGate.Clustering;

/// <summary>
/// Affinity propagation (Frey &amp; Dueck, Science 315, 2007) with scikit-learn's defaults: damping 0.5, at most 200
/// iterations, 15 iterations without change to converge, and the median of all entries, diagonal included, as preference.
/// The random noise that scikit-learn adds against degeneracy is left out.
/// </summary>
public sealed class AffinityPropagation : ClusteringAlgorithm
{
    private const double Damping = 0.5;
    private const int MaximumIterations = 200;
    private const int ConvergenceIterations = 15;

    // Far below what tells similarities apart, and far above what rounding does to sums of messages.
    private const double TieBreak = 1e-9;
    private const double GoldenRatio = 0.61803398874989485;

    /// <inheritdoc/>
    public override string Name => "affinity-propagation";

    /// <inheritdoc/>
    /// <remarks>Null when no class became an exemplar within 200 iterations.</remarks>
    public override Partition? Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        return Cluster(similarity, breakTies: false, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where ties make several sets of exemplars equally good, messages oscillate between them. Every similarity is then
    /// changed a little, by a fixed series of numbers; scikit-learn's noise is of use for the same reason.
    /// </remarks>
    public override Partition? ClusterTies(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        return Cluster(similarity, breakTies: true, cancellationToken);
    }

    private static Partition? Cluster(SimilarityMatrix similarity, bool breakTies, CancellationToken cancellationToken)
    {
        var count = similarity.Count;
        var preference = ArrayStatistics.MedianInplace(similarity.Values.ToArray());
        if (AllAlike(similarity) is { } alike)
        {
            // Nothing tells the classes apart: each is on its own where that is preferred to being together.
            return preference > alike
                ? new Partition([.. Enumerable.Range(0, count)], count)
                : new Partition([.. new int[count]], ClusterCount: 1);
        }

        using var messages = new AffinityMessages(similarity.Values, count, Damping);
        var s = messages.Similarities;
        for (var i = 0; i < count; i++)
        {
            s[(i * count) + i] = preference;
        }

        for (var entry = 0; breakTies && entry < s.Length; entry++)
        {
            s[entry] += TieBreak * Series(entry);
        }

        var converged = PassMessages(messages, cancellationToken);
        return Assign(s, count, messages.Exemplars(), converged);
    }

    // The k-th number of a low-discrepancy series (multiples of the golden ratio, modulo 1): spread evenly, and all different.
    private static double Series(int k) => (k + 1) * GoldenRatio % 1;

    // The similarity that all pairs of different classes share; NaN for a single class, null where pairs differ.
    private static double? AllAlike(SimilarityMatrix similarity)
    {
        if (similarity.Count == 1)
        {
            return double.NaN;
        }

        var first = similarity[0, 1];
        for (var i = 0; i < similarity.Count; i++)
        {
            if (similarity.Row(i)[..i].ContainsAnyExcept(first))
            {
                return null;
            }
        }

        return first;
    }

    private static bool PassMessages(AffinityMessages messages, CancellationToken cancellationToken)
    {
        bool[] before = [];
        var unchanged = 0;
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            messages.Update();
            var exemplars = messages.IsExemplar();
            unchanged = exemplars.AsSpan().SequenceEqual(before) ? unchanged + 1 : 1;
            before = exemplars;
            if (iteration >= ConvergenceIterations && unchanged >= ConvergenceIterations && exemplars.Contains(true))
            {
                return true;
            }
        }

        return false;
    }

    // Every class goes to the most similar exemplar; then each cluster elects the member most similar to the others as its
    // exemplar, and the classes are assigned once more.
    private static Partition? Assign(ReadOnlySpan<double> s, int count, int[] exemplars, bool converged)
    {
        if (exemplars.Length == 0)
        {
            return null;
        }

        var members = Nearest(s, count, exemplars)
            .Select((cluster, i) => (cluster, i))
            .GroupBy(pair => pair.cluster, pair => pair.i)
            .OrderBy(group => group.Key);
        var elected = new List<int>();
        foreach (var cluster in members)
        {
            elected.Add(Centre(s, count, [.. cluster]));
        }

        var nearest = Nearest(s, count, [.. elected]);
        var ordered = elected.Order().ToImmutableArray();
        return new Partition([.. nearest.Select(k => ordered.BinarySearch(elected[k]))], elected.Count, converged);
    }

    private static int[] Nearest(ReadOnlySpan<double> s, int count, int[] exemplars)
    {
        var nearest = new int[count];
        for (var i = 0; i < count; i++)
        {
            for (var k = 1; k < exemplars.Length; k++)
            {
                if (s[(i * count) + exemplars[k]] > s[(i * count) + exemplars[nearest[i]]])
                {
                    nearest[i] = k;
                }
            }
        }

        for (var k = 0; k < exemplars.Length; k++)
        {
            nearest[exemplars[k]] = k;
        }

        return nearest;
    }

    private static int Centre(ReadOnlySpan<double> s, int count, int[] members)
    {
        var sums = new double[members.Length];
        for (var k = 0; k < members.Length; k++)
        {
            foreach (var i in members)
            {
                sums[k] += s[(i * count) + members[k]];
            }
        }

        return members[TensorPrimitives.IndexOfMax<double>(sums)];
    }
}
