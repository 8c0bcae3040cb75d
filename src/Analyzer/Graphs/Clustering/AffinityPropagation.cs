using System.Collections.Immutable;
using System.Numerics.Tensors;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// Affinity propagation (Frey &amp; Dueck, Science 315, 2007) with scikit-learn's defaults: damping 0.5, at most 200
/// iterations, 15 iterations without change to converge, and the median of all entries, diagonal included, as preference.
/// The random noise that scikit-learn adds against ties is left out where it decides nothing; where ties decide, a fixed
/// series of tiny numbers takes its place.
/// </summary>
internal sealed class AffinityPropagation : ClusteringAlgorithm
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
    /// <remarks>
    /// Null when no class became an exemplar within 200 iterations. Ties decide in two cases: they make several sets of exemplars
    /// equally good, so that messages oscillate between them; or the preference is the largest similarity of all (always so with
    /// three classes), so that being on one's own is as good as being with the nearest class.
    /// </remarks>
    public override Partition? Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var (preference, pairs) = (similarity.Median(), similarity.Pairs());
        if (AllAlike(similarity.Count, pairs, preference) is { } alike)
        {
            return alike;
        }

        var tiesWithPreference = preference >= TensorPrimitives.Max<double>(pairs);
        var asItIs = tiesWithPreference ? null : Cluster(similarity, preference, breakTies: false, cancellationToken);
        return asItIs is { Converged: true } || !(tiesWithPreference || HasTies(pairs))
            ? asItIs
            : Cluster(similarity, preference, breakTies: true, cancellationToken) ?? asItIs;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Messages between so many equal similarities may come to rest at an arbitrary set of exemplars, so the series is added at once.
    /// </remarks>
    public override Partition? ClusterTies(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var preference = similarity.Median();
        return AllAlike(similarity.Count, similarity.Pairs(), preference)
            ?? Cluster(similarity, preference, breakTies: true, cancellationToken);
    }

    private static Partition? Cluster(SimilarityMatrix similarity, double preference, bool breakTies, CancellationToken cancellationToken)
    {
        var count = similarity.Count;
        using var messages = new AffinityMessages(similarity, Damping);
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
        return Assign(s, count, messages.Exemplars(), converged) is { } partition ? partition with { TiesBroken = breakTies } : null;
    }

    // Whether two pairs of classes are equally similar. Sorts the pairs.
    private static bool HasTies(double[] pairs)
    {
        Array.Sort(pairs);
        return Enumerable.Range(1, pairs.Length - 1).Any(k => pairs[k] == pairs[k - 1]);
    }

    // The k-th number of a low-discrepancy series (multiples of the golden ratio, modulo 1): spread evenly, and all different.
    private static double Series(int k) => (k + 1) * GoldenRatio % 1;

    // Where all pairs are equally similar, nothing tells the classes apart: each is on its own where that is preferred to being together.
    private static Partition? AllAlike(int count, double[] pairs, double preference)
    {
        if (count > 1 && pairs.AsSpan().ContainsAnyExcept(pairs[0]))
        {
            return null;
        }

        return count > 1 && preference > pairs[0]
            ? new Partition([.. Enumerable.Range(0, count)], count)
            : new Partition([.. new int[count]], ClusterCount: 1);
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
