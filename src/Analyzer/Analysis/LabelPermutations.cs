using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

namespace QualityGate.Analysis;

/// <summary>
/// The weight of edges if the classes' labels were permuted at random: each edge then lands on any pair of classes, all
/// alike likely.
/// </summary>
/// <param name="classes">The classes whose labels are permuted.</param>
/// <param name="weight">The weight of a pair of classes; symmetric.</param>
internal sealed class LabelPermutations(ImmutableArray<int> classes, Func<int, int, int> weight)
{
    private const int Count = 1000;

    /// <summary>The mean weight over all pairs: what an edge weighs on average. Exact.</summary>
    public double MeanOverPairs()
    {
        var sum = 0L;
        Parallel.For(
            0,
            classes.Length,
            () => 0L,
            (j, _, part) =>
            {
                for (var i = 0; i < j; i++)
                {
                    part += weight(classes[i], classes[j]);
                }

                return part;
            },
            part => Interlocked.Add(ref sum, part)
        );
        return sum / (classes.Length * (classes.Length - 1.0) / 2);
    }

    /// <summary>The number of pairs of each weight, the least weight first. Exact.</summary>
    public IReadOnlyList<(int Weight, long Pairs)> PairsByWeight()
    {
        var total = new SortedDictionary<int, long>();
        Parallel.For(
            0,
            classes.Length,
            () => new Dictionary<int, long>(),
            (j, _, part) =>
            {
                for (var i = 0; i < j; i++)
                {
                    var found = weight(classes[i], classes[j]);
                    part[found] = part.GetValueOrDefault(found) + 1;
                }

                return part;
            },
            part =>
            {
                lock (total)
                {
                    foreach (var (found, pairs) in part)
                    {
                        total[found] = total.GetValueOrDefault(found) + pairs;
                    }
                }
            }
        );
        return [.. total.Select(count => (count.Key, count.Value))];
    }

    /// <summary>
    /// The share of label permutations, the present one among them, under which the edges together weigh at least so much.
    /// </summary>
    public double ShareAtLeast(IReadOnlyCollection<ForestEdge> edges, int observed) =>
        (1.0 + Sums(edges).Count(sum => sum >= observed)) / (1 + Count);

    /// <summary>The weight of the edges together under each of the permutations.</summary>
    public int[] Sums(IReadOnlyCollection<ForestEdge> edges)
    {
        var places = classes.Select((c, place) => (c, place)).ToDictionary(pair => pair.c, pair => pair.place);
        var ends = edges.Select(edge => (A: places[edge.A], B: places[edge.B])).ToArray();
        var sums = new int[Count];
        Parallel.For(
            0,
            Count,
            permutation =>
            {
                var labels = Shuffle(permutation);
                var sum = 0;
                foreach (var (a, b) in ends)
                {
                    sum += weight(labels[a], labels[b]);
                }

                sums[permutation] = sum;
            }
        );
        return sums;
    }

    // Each permutation has a generator of its own, so that threads have no part in the result.
    private int[] Shuffle(int seed)
    {
        var random = new SeededRandom(seed);
        var labels = classes.ToArray();
        for (var last = labels.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (labels[last], labels[other]) = (labels[other], labels[last]);
        }

        return labels;
    }
}
