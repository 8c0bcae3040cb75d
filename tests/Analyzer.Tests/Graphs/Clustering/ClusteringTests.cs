using System.Collections.Immutable;
using CsCheck;
using QualityGate.Graphs.Clustering;
using QualityGate.Models;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Graphs.Clustering;

/// <summary>The tests of all clustering algorithms: the partitions of scikit-learn and of the hdbscan library, and the laws.</summary>
internal sealed class ClusteringTests
{
    private const int Classes = 24;

    private static IEnumerable<string> Algorithms => Clusterings.All.Select(algorithm => algorithm.Name);

    [Test]
    public void An_algorithm_gives_the_partitions_of_the_reference(
        [Values("affinity-propagation", "optics", "hdbscan")] string algorithm,
        [Values("40-1", "40-2", "120-1", "120-2")] string name
    )
    {
        var rows = TestInputs.ReadMatrix(TestInputs.Reference($"clustering/templates-{name}.csv"));
        var templates = ClassTemplates.Create(rows.Length, rows[0].Length, rows.SelectMany(row => row).ToArray());
        var expected = TestInputs
            .ReadJson(TestInputs.Reference($"clustering/labels-{name}.json"))
            .GetProperty(algorithm)
            .EnumerateArray()
            .Select(label => label.GetInt32())
            .ToArray();

        var partition = Clusterings.Find(algorithm)!.Cluster(StructuralSimilarity.Of(templates)!)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(partition.Converged, Is.True);
            Assert.That(Groups(partition.Labels), Is.EqualTo(Groups(expected)).AsCollection);
        }
    }

    // Groups that are there to be found, and no ties, which go to the lower index: in similarities without groups, messages
    // oscillate, the last digit decides, and sums in another order have another one. OPTICS is exempt: it begins at class 0.
    [TestCase("affinity-propagation")]
    [TestCase("louvain")]
    [TestCase("hdbscan")]
    [TestCase("none")]
    public void Permuting_classes_permutes_the_partition(string name) =>
        Gen.Select(Gen.Int, Gen.Shuffle(Enumerable.Range(0, Classes).ToArray()))
            .Sample(
                (seed, order) =>
                {
                    var algorithm = Clusterings.Find(name)!;
                    var value = ThreeGroups(seed);
                    var before = algorithm.Cluster(Matrix(Classes, value))!.Labels;
                    var after = algorithm.Cluster(Matrix(Classes, (i, j) => value(order[i], order[j])))!.Labels;
                    int[] back = [.. Enumerable.Range(0, Classes).Select(i => after[Array.IndexOf(order, i)])];
                    return Groups(before).SequenceEqual(Groups(back));
                },
                iter: Thoroughness.Times(60)
            );

    [Test]
    public void Every_class_is_in_one_of_the_clusters_and_none_is_empty([ValueSource(nameof(Algorithms))] string name) =>
        Gen.Select(Gen.Int, Gen.Int[1, 30])
            .Sample(
                (seed, count) =>
                {
                    var value = ThreeGroups(seed);
                    var partition = Clusterings.Find(name)!.Cluster(Matrix(count, (i, j) => value(i % Classes, j % Classes)));
                    return partition is null || (partition.Labels.Length == count && partition.Clusters().All(cluster => !cluster.IsEmpty));
                },
                iter: Thoroughness.Times(60)
            );

    [Test]
    public void The_same_similarities_give_the_same_partition_again([ValueSource(nameof(Algorithms))] string name)
    {
        var matrix = Matrix(Classes, ThreeGroups(7));
        Assert.That(
            Clusterings.Find(name)!.Cluster(matrix)!.Labels,
            Is.EqualTo(Clusterings.Find(name)!.Cluster(matrix)!.Labels).AsCollection
        );
    }

    [Test]
    public void Three_groups_are_found([Values("affinity-propagation", "louvain", "optics", "hdbscan")] string name) =>
        Assert.That(
            Groups(Clusterings.Find(name)!.Cluster(Matrix(Classes, ThreeGroups(1)))!.Labels),
            Is.EqualTo(Enumerable.Range(0, Classes).Select(i => i % 3)).AsCollection
        );

    // Two triangles held together by one weak edge: the best that modularity can have.
    [Test]
    public void Louvain_finds_the_two_halves_of_a_barbell()
    {
        var matrix = Matrix(
            6,
            (i, j) =>
                i == j ? 0
                : i / 3 == j / 3 ? 1
                : (i, j) is (2, 3) or (3, 2) ? 0.1
                : 0
        );
        Assert.That(new Louvain().Cluster(matrix).Labels, Is.EqualTo(new[] { 0, 0, 0, 1, 1, 1 }).AsCollection);
    }

    // Two loops of weight 1 and nothing between: within / m is 1/2 each, degrees / 2m as well, so Q = 2 (1/2 - 1/4).
    [Test]
    public void Modularity_counts_loops_twice_in_degrees() =>
        Assert.That(CommunityGraph.Of(Matrix(2, (i, j) => i == j ? 1 : 0)).Modularity([0, 1]), Is.EqualTo(0.5));

    [TestCase("optics")]
    [TestCase("hdbscan")]
    public void Fewer_classes_than_a_core_needs_are_all_noise(string name) =>
        Assert.That(Clusterings.Find(name)!.Cluster(Matrix(4, ThreeGroups(1)))!.ClusterCount, Is.EqualTo(1));

    // All distances are 0 or all are 1: no density differs from another.
    [Test]
    public void Classes_that_are_all_alike_are_one_cluster(
        [Values("optics", "hdbscan")] string name,
        [Values(1.0, 0.5)] double similarity
    ) => Assert.That(Clusterings.Find(name)!.Cluster(Matrix(12, (i, j) => i == j ? 1 : similarity))!.ClusterCount, Is.EqualTo(1));

    [Test]
    public void A_stopped_computation_ends([Values("affinity-propagation", "louvain", "optics", "hdbscan")] string name)
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.That(
            () => Clusterings.Find(name)!.Cluster(Matrix(Classes, ThreeGroups(1)), stopped.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    /// <summary>A partition written so that the names of groups don't matter: for each class, the first class of its group.</summary>
    internal static int[] Groups(IReadOnlyList<int> labels) => [.. labels.Select(label => labels.ToImmutableArray().IndexOf(label))];

    internal static SimilarityMatrix Matrix(int count, Func<int, int, double> entry) =>
        SimilarityMatrix.Create(
            [.. Enumerable.Range(0, count)],
            [.. Enumerable.Range(0, count * count).Select(k => entry(k / count, k % count))]
        );

    // Class i belongs to group i modulo 3.
    private static Func<int, int, double> ThreeGroups(int seed)
    {
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, Classes * Classes).Select(_ => 0.2 * random.NextDouble())];
        return (i, j) => i == j ? 1 : (i % 3 == j % 3 ? 0.7 : 0.1) + values[(Math.Min(i, j) * Classes) + Math.Max(i, j)];
    }
}
