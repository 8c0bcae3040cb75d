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

    // From this share of pairs on, looking each up costs more than passing messages between all.
    private const double MostSimilarPairs = 0.25;

    /// <inheritdoc/>
    public override string Name => "affinity-propagation";

    /// <inheritdoc/>
    /// <remarks>
    /// Null when no class became an exemplar within 200 iterations. Ties decide in two cases: they make several sets of exemplars
    /// equally good, so that messages oscillate between them; or the preference is the largest similarity of all (always so with
    /// three classes), so that being on one's own is as good as being with the nearest class.
    /// </remarks>
    internal override Partition? Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var (preference, pairs) = (similarity.Median(), similarity.RangeOfPairs());
        if (AllAlike(similarity.Count, pairs, preference) is { } alike)
        {
            return alike;
        }

        var tiesWithPreference = preference >= pairs.Greatest;
        var asItIs = tiesWithPreference ? null : Cluster(similarity, preference, breakTies: false, cancellationToken);
        return asItIs is { Converged: true } || !(tiesWithPreference || similarity.HasEqualPairs())
            ? asItIs
            : Cluster(similarity, preference, breakTies: true, cancellationToken) ?? asItIs;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Messages between so many equal similarities may come to rest at an arbitrary set of exemplars, so the series is added at once.
    /// </remarks>
    internal override Partition? ClusterTies(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var preference = similarity.Median();
        return AllAlike(similarity.Count, similarity.RangeOfPairs(), preference)
            ?? Cluster(similarity, preference, breakTies: true, cancellationToken);
    }

    /// <summary>The messages between classes, held in the way that costs least.</summary>
    internal static IAffinityMessages Messages(SimilarityMatrix similarity, double preference, bool breakTies, bool mayBeSparse = true)
    {
        var ties = new TieBreak(similarity.Count, breakTies);
        return
            mayBeSparse
            && preference >= 0
            && similarity is SparseSimilarity sparse
            && sparse.PairCount <= MostSimilarPairs * sparse.Count * (sparse.Count - 1) / 2
            ? new SparseAffinityMessages(sparse, preference, ties, Damping)
            : new AffinityMessages(similarity, preference, ties, Damping);
    }

    /// <summary>Passes messages until they come to rest, and assigns the classes.</summary>
    internal static Partition? Cluster(IAffinityMessages messages, CancellationToken cancellationToken)
    {
        var (exemplars, converged) = PassMessages(messages, cancellationToken);
        return Assign(messages, exemplars, converged);
    }

    private static Partition? Cluster(SimilarityMatrix similarity, double preference, bool breakTies, CancellationToken cancellationToken)
    {
        using var messages = Messages(similarity, preference, breakTies);
        return Cluster(messages, cancellationToken) is { } partition ? partition with { TiesBroken = breakTies } : null;
    }

    // Where all pairs are equally similar, nothing tells the classes apart: each is on its own where that is preferred to being together.
    private static Partition? AllAlike(int count, (double Least, double Greatest) pairs, double preference)
    {
        if (count > 1 && pairs.Least != pairs.Greatest)
        {
            return null;
        }

        return count > 1 && preference > pairs.Least
            ? new Partition([.. Enumerable.Range(0, count)], count)
            : new Partition([.. new int[count]], ClusterCount: 1);
    }

    private static (int[] Exemplars, bool Converged) PassMessages(IAffinityMessages messages, CancellationToken cancellationToken)
    {
        bool[] before = [];
        var unchanged = 0;
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            messages.Update();
            var exemplars = Array.ConvertAll(messages.Confidence(), confidence => confidence > 0);
            unchanged = exemplars.AsSpan().SequenceEqual(before) ? unchanged + 1 : 1;
            before = exemplars;
            if (iteration >= ConvergenceIterations && unchanged >= ConvergenceIterations && exemplars.Contains(true))
            {
                return (Places(before), true);
            }
        }

        return (Places(before), false);
    }

    private static int[] Places(bool[] isExemplar) => [.. Enumerable.Range(0, isExemplar.Length).Where(k => isExemplar[k])];

    // Every class goes to the most similar exemplar; then each cluster elects the member most similar to the others as its
    // exemplar, and the classes are assigned once more.
    private static Partition? Assign(IAffinityMessages messages, int[] exemplars, bool converged)
    {
        if (exemplars.Length == 0)
        {
            return null;
        }

        var members = Nearest(messages, exemplars)
            .Select((cluster, i) => (cluster, i))
            .GroupBy(pair => pair.cluster, pair => pair.i)
            .OrderBy(group => group.Key);
        var elected = new List<int>();
        foreach (var cluster in members)
        {
            int[] all = [.. cluster];
            elected.Add(all[TensorPrimitives.IndexOfMax<double>(messages.Sums(all))]);
        }

        var nearest = Nearest(messages, [.. elected]);
        var ordered = elected.Order().ToImmutableArray();
        return new Partition([.. nearest.Select(k => ordered.BinarySearch(elected[k]))], elected.Count, converged);
    }

    private static int[] Nearest(IAffinityMessages messages, int[] exemplars)
    {
        var nearest = messages.Nearest(exemplars);
        for (var k = 0; k < exemplars.Length; k++)
        {
            nearest[exemplars[k]] = k;
        }

        return nearest;
    }
}
