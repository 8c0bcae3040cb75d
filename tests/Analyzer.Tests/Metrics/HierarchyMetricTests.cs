using MathNet.Numerics.Statistics;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Generate;
using QualityGate.Hierarchies;
using QualityGate.Metrics;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Metrics;

/// <summary>The metrics of mistakes, of the hierarchy and of ranks, computed by hand on <see cref="TenNodes"/>.</summary>
internal sealed class HierarchyMetricTests
{
    private static readonly double Log3 = Math.Log2(3);

    // Wrong: dog as cat 2 (mammal), bird 1 (animal), car 1 (thing); cat as dog 1 (mammal); car as amphicar 2 (car); boat as
    // dog 1 (thing); amphicar as car 3 (car). Heights: mammal and car 1, animal 2, thing 3.
    private static IEnumerable<TestCaseData> ByHand =>
        [
            new("accuracy", 49 / 60.0),
            new("mistake-severity", (2 + 2 + 3 + 1 + 2 + 3 + 3) / 11.0),
            new("mistake-depth", ((2 * 3) + 2 + 1 + 3 + (2 * 3) + 1 + (3 * 3)) / 11.0),
            new("mistake-wu-palmer", ((2 * 6 / 8.0) + (4 / 7.0) + (2 / 7.0) + (6 / 8.0) + (2 * 6 / 7.0) + (2 / 7.0) + (3 * 6 / 7.0)) / 11),
            new("lca-distance", (2 + Log3 + (1 + Log3) + 1 + 0 + Log3 + 3) / 11),
            new("hierarchical-precision", 144 / 157.0),
            new("hierarchical-recall", 144 / 160.0),
            new("hierarchical-f1", 288 / 317.0),
        ];

    [TestCaseSource(nameof(ByHand))]
    public void Metrics_have_the_values_computed_by_hand(string metric, double expected) =>
        Assert.That(Value(metric, TenNodes.Analyze()), Is.EqualTo(expected).Within(1e-14));

    // dog-cat 3, each of both with bird 2, car and boat with amphicar 3, car-boat 2, and nine pairs that share the root only.
    [Test]
    public void Chance_is_the_mean_depth_over_all_pairs()
    {
        var analysis = TenNodes.Analyze();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Semantic!.Chance, Is.EqualTo(24 / 15.0));
            Assert.That(MetricCatalog.Find("similarity-depth")!.Chance(analysis)!.Expected, Is.EqualTo(24 / 15.0));
        }
    }

    // The chain: bird-dog 2, dog-cat 3, cat-car 1, car-amphicar 3, amphicar-boat 3. The hierarchy's own forest joins kin
    // first (dog-cat, car-amphicar, boat-amphicar: 3), then bird with dog (2), then both halves (1).
    [Test]
    public void Relative_depth_lies_between_chance_and_the_hierarchy()
    {
        var analysis = TenNodes.Analyze();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value("similarity-depth", analysis), Is.EqualTo(12 / 5.0));
            Assert.That(analysis.Semantic!.Ceiling, Is.EqualTo(12 / 5.0));
            Assert.That(Value("relative-similarity-depth", analysis), Is.EqualTo(1).Within(1e-14));
        }
    }

    [Test]
    public void Chance_over_the_classes_of_CIFAR_10_is_6_6()
    {
        string[] classes =
        [
            "n02691156",
            "n02958343",
            "n01503061",
            "n02121620",
            "n02430045",
            "n02084071",
            "n01639765",
            "n02374451",
            "n04194289",
            "n04490091",
        ];
        var related = new Relatedness(TestInputs.WordNet, [.. classes.Select(wnid => TestInputs.WordNet.Find(wnid)!.Value)]);
        Assert.That(
            SemanticReference.Of(related, similarity: null, new QualityGate.Graphs.Clustering.SingleCluster()).Chance,
            Is.EqualTo(6.6).Within(1e-14)
        );
    }

    // Of 15 pairs 5 are structural edges, so a functional edge with permuted labels is one of them in a third of cases.
    [Test]
    public void Error_alignment_by_chance_is_the_density_of_structural_edges()
    {
        var analysis = TenNodes.Analyze();
        var chance = MetricCatalog.Find("error-alignment")!.Chance(analysis)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(chance.Expected, Is.EqualTo(1 / 3.0));
            Assert.That(chance.PValue, Is.InRange(1 / 1001.0, 1));
        }
    }

    // Functional edges: dog-cat, dog-bird, dog-car, dog-boat, car-amphicar. Of six labels 720 permutations; how many map the
    // five edges on as many as three of the chain is counted here one by one, and estimated by the metric.
    [Test]
    public void The_p_value_estimates_the_share_of_all_permutations()
    {
        var analysis = TenNodes.Analyze();
        var similar = analysis.Structural.Edges.Select(edge => (edge.A, edge.B)).ToHashSet();
        var permutations = Permutations([0, 1, 2, 3, 4, 5]).ToArray();
        int Common(int[] labels) =>
            analysis.Functional!.Edges.Count(edge =>
                similar.Contains((Math.Min(labels[edge.A], labels[edge.B]), Math.Max(labels[edge.A], labels[edge.B])))
            );
        var observed = Common([0, 1, 2, 3, 4, 5]);
        var exact = permutations.Count(labels => Common(labels) >= observed) / 720.0;
        Assert.That(MetricCatalog.Find("error-alignment")!.Chance(analysis)!.PValue, Is.EqualTo(exact).Within(0.05));
    }

    [Test]
    public void Rank_correlations_are_those_of_MathNet()
    {
        var analysis = TenNodes.Analyze();
        double[] Pairs(Func<int, int, double> similarity) =>
            [.. from i in Enumerable.Range(0, 6) from j in Enumerable.Range(i + 1, 5 - i) select similarity(i, j)];
        var structural = Pairs((i, j) => analysis.Structural.Similarity[i, j]);
        var functional = Pairs((i, j) => analysis.Functional!.Similarity[i, j]);
        var semantic = Pairs(analysis.Relatedness!.WuPalmer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Value("structural-functional-correlation", analysis),
                Is.EqualTo(Correlation.Spearman(structural, functional)).Within(1e-12)
            );
            Assert.That(
                Value("structural-semantic-correlation", analysis),
                Is.EqualTo(Correlation.Spearman(structural, semantic)).Within(1e-12)
            );
            Assert.That(
                Value("functional-semantic-correlation", analysis),
                Is.EqualTo(Correlation.Spearman(functional, semantic)).Within(1e-12)
            );
        }
    }

    [Test]
    public void Rank_correlations_leave_classes_without_samples_out()
    {
        var counts = TenNodes.Confusion;
        counts.AsSpan(12, 6).Clear();
        var analysis = TenNodes.Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, TenNodes.Counts(counts));
        int[] measured = [0, 1, 3, 4, 5];
        double[] Pairs(Func<int, int, double> similarity) =>
            [.. from i in Enumerable.Range(0, 5) from j in Enumerable.Range(i + 1, 4 - i) select similarity(i, j)];
        Assert.That(
            Value("structural-functional-correlation", analysis),
            Is.EqualTo(
                    Correlation.Spearman(
                        Pairs((i, j) => analysis.Structural.Similarity[measured[i], measured[j]]),
                        Pairs((i, j) => analysis.Functional!.Similarity[i, j])
                    )
                )
                .Within(1e-12)
        );
    }

    [Test]
    public void Without_a_mistake_the_metrics_of_mistakes_are_undefined()
    {
        var analysis = TenNodes.Analyze(
            TenNodes.Plane(TenNodes.Angles),
            TenNodes.Classes,
            TenNodes.Counts([.. Enumerable.Range(0, 36).Select(k => k % 7 == 0 ? 5.0 : 0)])
        );
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in MetricCatalog.All.OfType<MistakeMetric>())
            {
                Assert.That(metric.Compute(analysis).WhyUndefined, Does.Contain("no prediction is wrong"), metric.Name);
            }

            Assert.That(Value("hierarchical-f1", analysis), Is.EqualTo(1));
        }
    }

    [Test]
    public void Shares_weigh_all_classes_alike()
    {
        var shares = ConfusionMatrix.Create(3, [0.5, 0.5, 0, 0, 1, 0, 0, 0.25, 0.75], isRates: true, new SourceLocation("x"));
        var analysis = TenNodes.Analyze(TenNodes.Plane([0, 20, 90]), ["dog", "cat", "car"], shares);
        Assert.That(Value("mistake-depth", analysis), Is.EqualTo(((0.5 * 3) + (0.25 * 1)) / 0.75).Within(1e-14));
    }

    [Test]
    public void A_metric_says_all_of_itself()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in MetricCatalog.All)
            {
                var text = MetricText.Of(metric);
                Assert.That(
                    new[]
                    {
                        metric.Name,
                        metric.Title,
                        metric.Unit,
                        metric.Advice,
                        text.Meaning,
                        text.Formula,
                        text.Threshold,
                        text.Source,
                    },
                    Is.All.Not.Empty,
                    metric.Name
                );
                Assert.That(metric.Least, Is.LessThan(metric.Greatest), metric.Name);
                Assert.That(metric.Needs, Is.Not.EqualTo(MetricNeeds.None), metric.Name);
            }
        }
    }

    internal static double Value(string metric, ModelAnalysis analysis) =>
        MetricCatalog.Find(metric)!.Compute(analysis) is { Value: { } value }
            ? value
            : throw new AssertionException($"{metric} is undefined");

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length == 0
            ?
            [
                [],
            ]
            : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
