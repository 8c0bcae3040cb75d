using CsCheck;
using QualityGate.Graphs.Clustering;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Graphs.Clustering;

/// <summary>Messages of sparse graphs are those of the same graphs in full, to the last bit.</summary>
internal sealed class SparseAffinityTests
{
    private const int Rounds = 60;

    // Few different similarities, as few samples give them: ties are everywhere.
    private static readonly Gen<SparseSimilarity> Graphs =
        from count in Gen.Int[4, 90]
        from links in Gen.Int[1, 4 * count]
        from samples in Gen.Int[1, 60]
        from seed in Gen.Int
        select Draw(count, links, samples, new Random(seed));

    [Test]
    public void Every_round_of_messages_is_that_of_the_full_matrix() =>
        Gen.Select(Graphs, Gen.Bool, Gen.Frequency((4, Gen.Const(0.0)), (1, Gen.Double[0, 0.05])))
            .Sample(
                (graph, breakTies, preference) =>
                {
                    var ties = new TieBreak(graph.Count, breakTies);
                    using var full = new AffinityMessages(graph, preference, ties, damping: 0.5);
                    using var sparse = new SparseAffinityMessages(graph, preference, ties, damping: 0.5);
                    for (var round = 0; round < Rounds; round++)
                    {
                        full.Update();
                        sparse.Update();
                        if (!full.Confidence().AsSpan().SequenceEqual(sparse.Confidence()))
                        {
                            return false;
                        }
                    }

                    return true;
                },
                iter: Thoroughness.Times(150)
            );

    [Test]
    public void Partitions_are_those_of_the_full_matrix() =>
        Gen.Select(Graphs, Gen.Bool)
            .Sample(
                (graph, breakTies) =>
                {
                    Partition? Of(bool mayBeSparse)
                    {
                        using var messages = AffinityPropagation.Messages(graph, graph.Median(), breakTies, mayBeSparse);
                        return AffinityPropagation.Cluster(messages, CancellationToken.None);
                    }

                    return (Of(mayBeSparse: true), Of(mayBeSparse: false)) switch
                    {
                        (null, null) => true,
                        ({ } sparse, { } full) => sparse.Converged == full.Converged && sparse.Labels.SequenceEqual(full.Labels),
                        _ => false,
                    };
                },
                iter: Thoroughness.Times(150)
            );

    private static SparseSimilarity Draw(int count, int links, int samples, Random random)
    {
        // Some classes are confused with none, and some with many.
        var reach = random.Next(3, count);
        var pairs = new SortedDictionary<(int, int), double>();
        for (var link = 0; link < links; link++)
        {
            var (i, j) = (random.Next(reach), random.Next(3) == 0 ? random.Next(reach) : random.Next(Math.Min(reach, 8)));
            if (i != j)
            {
                pairs[(Math.Min(i, j), Math.Max(i, j))] = (double)random.Next(1, Math.Max(2, samples / 3)) / samples / 2;
            }
        }

        return new SparseSimilarity(
            [.. Enumerable.Range(0, count)],
            [.. pairs.Select(pair => new SimilarPair(pair.Key.Item1, pair.Key.Item2, pair.Value))]
        );
    }
}
