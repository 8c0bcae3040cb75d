using CsCheck;
using QualityGate.Graphs.Clustering;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Graphs.Clustering;

/// <summary>When equal similarities are told apart by the fixed series of tiny numbers, and when they are left as they are.</summary>
internal sealed class AffinityTieTests
{
    private static readonly AffinityPropagation Algorithm = new();

    // The preference of three classes is the fifth of nine entries: the similarity of the nearest two.
    [TestCase(0.9, 0.5, 0.1)]
    [TestCase(0.1, 0.9, 0.5)]
    [TestCase(0.5, 0.1, 0.9)]
    [TestCase(1, 0, 0)]
    [TestCase(0.02, 0.01, 0)]
    public void Of_three_classes_the_nearest_two_are_a_cluster(double ab, double ac, double bc)
    {
        var partition = Algorithm.Cluster(Three(ab, ac, bc))!;
        var nearest = new[] { (0, 1, ab), (0, 2, ac), (1, 2, bc) }.MaxBy(pair => pair.Item3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((partition.Converged, partition.TiesBroken), Is.EqualTo((true, true)));
            Assert.That(partition.ClusterCount, Is.EqualTo(2));
            Assert.That(partition.Labels[nearest.Item1], Is.EqualTo(partition.Labels[nearest.Item2]));
        }
    }

    [Test]
    public void Three_classes_never_all_fall_into_one_cluster_unless_they_are_equally_alike() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50])
            .Where(s => !(s.Item1 == s.Item2 && s.Item2 == s.Item3))
            .Sample(
                s =>
                {
                    var partition = Algorithm.Cluster(Three(s.Item1 / 100.0, s.Item2 / 100.0, s.Item3 / 100.0));
                    return partition is { Converged: true, ClusterCount: 2 }
                        || (partition is { Converged: true } && HasTwoNearestPairs(s.Item1, s.Item2, s.Item3));
                },
                iter: Thoroughness.Times(500)
            );

    [Test]
    public void Without_ties_nothing_is_added()
    {
        var values = Enumerable
            .Range(0, 8)
            .Select(i =>
                Enumerable
                    .Range(0, 8)
                    .Select(j =>
                        i == j ? 1
                        : i / 4 == j / 4 ? 0.8 - (0.01 * (i * j)) + (0.003 * (i + j))
                        : 0.1 + (0.007 * i * j)
                    )
                    .ToArray()
            )
            .ToArray();
        Assert.That(Algorithm.Cluster(ClusteringTests.Matrix(8, (i, j) => values[i][j]))!.TiesBroken, Is.False);
    }

    // Four classes to either side are equally near: messages go round in circles unless the series tells them apart.
    [Test]
    public void A_ring_converges_with_its_ties_broken_and_always_in_the_same_way()
    {
        var ring = ClusteringTests.Matrix(
            12,
            (i, j) =>
                (Math.Abs(i - j) % 12) switch
                {
                    0 => 1,
                    1 or 11 => 0.8,
                    2 or 10 => 0.5,
                    _ => 0.1,
                }
        );
        var partition = Algorithm.Cluster(ring)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((partition.Converged, partition.TiesBroken), Is.EqualTo((true, true)));
            Assert.That(partition.ClusterCount, Is.InRange(2, 6));
            Assert.That(Algorithm.Cluster(ring)!.Labels, Is.EqualTo(partition.Labels).AsCollection);
        }
    }

    // Most classes are never confused, and the preference is 0 as most similarities are; the confused pairs still find each other.
    [Test]
    public void Pairs_in_a_graph_of_zeros_find_each_other()
    {
        var partition = Algorithm.Cluster(
            ClusteringTests.Matrix(
                40,
                (i, j) =>
                    i == j ? 1
                    : i / 2 == j / 2 ? 0.05
                    : 0
            )
        )!;
        Assert.That(Enumerable.Range(0, 20).Select(k => partition.Labels[2 * k] == partition.Labels[(2 * k) + 1]), Has.All.True);
    }

    private static bool HasTwoNearestPairs(int a, int b, int c)
    {
        var sorted = new[] { a, b, c }.Order().ToArray();
        return sorted[1] == sorted[2];
    }

    private static SimilarityMatrix Three(double ab, double ac, double bc) =>
        ClusteringTests.Matrix(
            3,
            (i, j) =>
                i == j
                    ? 1
                    : (i + j) switch
                    {
                        1 => ab,
                        2 => ac,
                        _ => bc,
                    }
        );
}
