using System.Collections.Immutable;
using CsCheck;
using QualityGate.Clustering;
using QualityGate.Models;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Clustering;

internal sealed class AffinityPropagationTests
{
    private static readonly AffinityPropagation Algorithm = new();

    [TestCase("40-1")]
    [TestCase("40-2")]
    [TestCase("120-1")]
    [TestCase("120-2")]
    public void Gives_the_partitions_of_scikit_learn(string name)
    {
        var rows = TestInputs.ReadMatrix(TestInputs.Reference($"clustering/templates-{name}.csv"));
        var templates = ClassTemplates.Create(rows.Length, rows[0].Length, rows.SelectMany(row => row).ToArray());
        var expected = TestInputs.ReadJson(TestInputs.Reference($"clustering/labels-{name}.json"))
            .GetProperty("affinity-propagation").EnumerateArray().Select(label => label.GetInt32()).ToArray();

        var partition = Algorithm.Cluster(StructuralSimilarity.Of(templates)!)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(partition.Converged, Is.True);
            Assert.That(Groups(partition.Labels), Is.EqualTo(Groups(expected)).AsCollection);
        }
    }

    // Two blocks of alike classes that have nothing to do with each other.
    [Test]
    public void Two_blocks_are_two_clusters()
    {
        var partition = Algorithm.Cluster(Matrix(6, (i, j) => i == j ? 1 : i / 3 == j / 3 ? 0.9 - (0.01 * (i + j)) : 0.01 * (i + j)))!;
        Assert.That(partition.Labels, Is.EqualTo(new[] { 0, 0, 0, 1, 1, 1 }).AsCollection);
    }

    [Test]
    public void A_single_class_is_a_cluster() => Assert.That(Algorithm.Cluster(Matrix(1, (_, _) => 1))!.Labels, Is.EqualTo(new[] { 0 }).AsCollection);

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

    // Three groups that are there to be found, and no ties, which go to the lower index: in similarities without groups, messages oscillate, the last digit decides, and sums
    // in another order have another one.
    [Test]
    public void Permuting_classes_permutes_the_partition() =>
        Gen.Select(Gen.Int, Gen.Shuffle(Enumerable.Range(0, 12).ToArray())).Sample((seed, order) =>
        {
            var random = new Random(seed);
            double[] values = [.. Enumerable.Range(0, 12 * 12).Select(_ => 0.2 * random.NextDouble())];
            double Value(int i, int j) => i == j ? 1 : (i % 3 == j % 3 ? 0.7 : 0.1) + values[(Math.Min(i, j) * 12) + Math.Max(i, j)];
            var before = Algorithm.Cluster(Matrix(12, Value))!;
            var after = Algorithm.Cluster(Matrix(12, (i, j) => Value(order[i], order[j])))!;
            var back = new int[12];
            for (var i = 0; i < 12; i++)
            {
                back[order[i]] = after.Labels[i];
            }

            return Groups(before.Labels).SequenceEqual(Groups(back));
        });

    [Test]
    public void A_stopped_computation_ends()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.That(() => Algorithm.Cluster(Matrix(6, (i, j) => i == j ? 1 : 0.1 * (i + j)), stopped.Token), Throws.InstanceOf<OperationCanceledException>());
    }

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

    /// <summary>A partition written so that the names of groups don't matter: for each class, the first class of its group.</summary>
    internal static int[] Groups(IReadOnlyList<int> labels) => [.. labels.Select(label => labels.ToImmutableArray().IndexOf(label))];

    private static SimilarityMatrix Matrix(int count, Func<int, int, double> entry) => SimilarityMatrix.Create(
        [.. Enumerable.Range(0, count)],
        [.. Enumerable.Range(0, count * count).Select(k => entry(k / count, k % count))]);
}
