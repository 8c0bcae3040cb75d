using QualityGate.Graphs.Clustering;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Graphs.Clustering;

internal sealed class AffinityPropagationTests
{
    private static readonly AffinityPropagation Algorithm = new();

    // Two blocks of alike classes that have nothing to do with each other.
    [Test]
    public void Two_blocks_are_two_clusters()
    {
        var partition = Algorithm.Cluster(
            Matrix(
                6,
                (i, j) =>
                    i == j ? 1
                    : i / 3 == j / 3 ? 0.9 - (0.01 * (i + j))
                    : 0.01 * (i + j)
            )
        )!;
        Assert.That(partition.Labels, Is.EqualTo(new[] { 0, 0, 0, 1, 1, 1 }).AsCollection);
    }

    [Test]
    public void A_single_class_is_a_cluster() =>
        Assert.That(Algorithm.Cluster(Matrix(1, (_, _) => 1))!.Labels, Is.EqualTo(new[] { 0 }).AsCollection);

    // The preference of two classes is the median of 1, s, s, 1: above s, so each is on its own.
    [Test]
    public void Two_classes_are_two_clusters() =>
        Assert.That(Algorithm.Cluster(Matrix(2, (i, j) => i == j ? 1 : 0.3))!.Labels, Is.EqualTo(new[] { 0, 1 }).AsCollection);

    // Of nine or more entries most are off the diagonal, so the preference is the similarity that all pairs share.
    [Test]
    public void Classes_that_are_all_equally_alike_are_one_cluster() =>
        Assert.That(Algorithm.Cluster(Matrix(5, (i, j) => i == j ? 1 : 0.3))!.ClusterCount, Is.EqualTo(1));

    [Test]
    public void Classes_that_share_nothing_at_all_are_one_cluster_without_similarity() =>
        Assert.That(Algorithm.Cluster(Matrix(5, (i, j) => i == j ? 1 : 0))!.ClusterCount, Is.EqualTo(1));

    [Test]
    public void The_largest_and_second_largest_sum_are_found_wherever_they_stand([Range(2, 19)] int length)
    {
        for (var best = 0; best < length; best++)
        {
            var a = Enumerable.Range(0, length).Select(k => k == best ? 50.0 : -k).ToArray();
            var s = Enumerable.Range(0, length).Select(k => 0.5).ToArray();
            var second = best == 0 ? -0.5 : 0.5;
            Assert.That(AffinityKernels.TwoLargestSums(a, s), Is.EqualTo((best, 50.5, second)));
        }
    }

    [Test]
    public void Of_equal_sums_the_first_is_the_largest_and_the_other_the_second() =>
        Assert.That(AffinityKernels.TwoLargestSums([1, 7, 7, 2, 7, 0], [0, 0, 0, 0, 0, 0]), Is.EqualTo((1, 7.0, 7.0)));

    // Four classes in a ring, each as near to the one before as to the one after: no set of exemplars is better than others.
    [Test]
    public void Ties_are_broken_where_that_is_asked_for()
    {
        var ring = Matrix(
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
        var partition = Algorithm.ClusterTies(ring)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(partition.Converged, Is.True);
            Assert.That(partition.ClusterCount, Is.InRange(2, 6));
            Assert.That(Algorithm.ClusterTies(ring)!.Labels, Is.EqualTo(partition.Labels).AsCollection);
        }
    }

    private static SimilarityMatrix Matrix(int count, Func<int, int, double> entry) => ClusteringTests.Matrix(count, entry);
}
