using QualityGate.Comparison;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using static QualityGate.Analyzer.Tests.Runs.Baselines.BaselineInputs;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>Models compared with what a baseline kept of them.</summary>
internal sealed class ComparedBaselineTests : FolderFixture
{
    private const double Level = 0.95;

    private BaselineInputs files = null!;

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        files = new BaselineInputs(Folder);
    }

    [Test]
    public void A_model_has_not_changed_from_its_own_baseline()
    {
        var inputs = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        var (analysis, compared) = (Analyze(inputs), Compare(Keep(inputs), inputs));
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in MetricCatalog.All.Where(metric => analysis.Measure(metric).Value is not null))
            {
                var value = compared.Of(metric, confidence: null);
                Assert.That(
                    (value.Value, value.Current),
                    Is.EqualTo((analysis.Measure(metric).Value, analysis.Measure(metric).Value)),
                    metric.Name
                );
                Assert.That(
                    (value.WhyNone, value.Note, value.Difference),
                    Is.EqualTo(((string?)null, (string?)null, (object?)null)),
                    metric.Name
                );
            }
        }
    }

    // The comparison of two models by their files is what a comparison by a baseline must give, to the last digit of each interval.
    [TestCase("after.csv", true)]
    [TestCase("shuffled.csv", false)]
    [TestCase("fewer.csv", false)]
    public void Differences_have_the_intervals_of_a_comparison_of_both_models(string predictions, bool isPaired)
    {
        var lines = File.ReadAllLines(Folder.PathTo("predictions.csv"));
        string[] after =
        [
            .. lines.Select(line =>
                line is "0,1" or "3,2" ? $"{line[0]},{line[0]}"
                : line == "5,4" ? "5,0"
                : line
            ),
        ];
        Folder.Write("after.csv", string.Join('\n', after));
        Folder.Write("shuffled.csv", string.Join('\n', after.Take(1).Concat(after.Skip(1).Reverse())));
        Folder.Write("fewer.csv", string.Join('\n', after.SkipLast(3)));
        var before = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        var now = files.Inputs("small.onnx", "labels.txt", predictions);
        var expected = ModelComparison.Of(before, now, TestInputs.WordNet, Level);
        var compared = Compare(Keep(before), now);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected.IsPaired, Is.EqualTo(isPaired));
            foreach (var difference in expected.Metrics.Where(metric => metric.Difference is not null))
            {
                var value = compared.Of(difference.Metric, Level);
                Assert.That(value.WhyNone, Is.Null, difference.Metric.Name);
                Assert.That(value.Current - value.Value, Is.EqualTo(difference.Difference).Within(1e-10), difference.Metric.Name);
                if (!difference.Metric.NeedsTestData && difference.Metric is not CorrelationMetric)
                {
                    Assert.That(value.Difference!.Interval, Is.EqualTo(new Interval(0, 0, Level)), "the graph is the same");
                }
                else if (difference.Metric is not CorrelationMetric)
                {
                    Assert.That(value.Difference!.Interval?.Low, Is.EqualTo(difference.Interval?.Low).Within(1e-9), difference.Metric.Name);
                    Assert.That(
                        value.Difference!.Interval?.High,
                        Is.EqualTo(difference.Interval?.High).Within(1e-9),
                        difference.Metric.Name
                    );
                }

                var hasNote = difference.Metric.NeedsTestData && !isPaired;
                Assert.That(value.Note, hasNote ? Does.Contain("test set") : Is.Null, difference.Metric.Name);
            }
        }
    }

    // A model that was saved anew is neither in doubt nor unmeasured, whatever confidence is asked for.
    [TestCase(0)]
    [TestCase(1)]
    public void A_model_that_is_the_same_but_for_one_prediction_is_judged(int different)
    {
        var lines = File.ReadAllLines(Folder.PathTo("predictions.csv"));
        lines[1] = different == 0 ? lines[1] : $"{lines[1].Split(',')[0]},{(lines[1].EndsWith(",2", StringComparison.Ordinal) ? 1 : 2)}";
        Folder.Write("now.csv", string.Join('\n', lines));
        var before = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        var now = files.Inputs("small.onnx", "labels.txt", "now.csv");
        var (analysis, compared) = (Analyze(now), Compare(Keep(before), now));
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in MetricCatalog.All.Where(metric => metric is not CorrelationMetric))
            {
                if (analysis.Measure(metric).Value is null || compared.Of(metric, confidence: null).Value is null)
                {
                    continue;
                }

                var difference = compared.Of(metric, Level).Difference;
                var isSame = different == 0 || !metric.NeedsTestData;
                if (different == 1 && metric is ShareMetric)
                {
                    Assert.That(difference!.Interval, Is.Not.Null, metric.Name);
                    continue;
                }

                Assert.That(difference?.Interval, isSame ? Is.EqualTo(new Interval(0, 0, Level)) : Is.Null, metric.Name);
                Assert.That(difference?.WhyNone, Is.Null, metric.Name);
            }
        }
    }

    [Test]
    public void Classes_in_another_order_are_the_same_and_their_samples_are_paired()
    {
        int[][] confusion =
        [
            [7, 3, 0],
            [0, 9, 1],
            [2, 0, 8],
        ];
        var before = files.Model("before", [0, 10, 50], ["dog.n.01", "cat.n.01", "car.n.01"], confusion);
        var now = files.Model(
            "now",
            [50, 0, 10],
            ["car.n.01", "dog.n.01", "cat.n.01"],
            [
                [8, 2, 0],
                [0, 7, 3],
                [1, 0, 9],
            ]
        );

        // The same samples in the same order.
        static char InNow(char index) => "120"[index - '0'];
        var lines = File.ReadAllLines(Folder.PathTo("before.csv"));
        Folder.Write("now.csv", string.Join('\n', [lines[0], .. lines[1..].Select(line => $"{InNow(line[0])},{InNow(line[2])}")]));
        var compared = Compare(Keep(before), now);
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in new[] { "accuracy", "error-alignment", "mistake-severity", "similarity-depth" }.Select(Metric))
            {
                var value = compared.Of(metric, Level);
                Assert.That(value.Value, Is.EqualTo(value.Current).And.Not.Null, metric.Name);
                Assert.That(value.Note, Is.EqualTo("with the classes in another order there"), metric.Name);
            }

            // Of 30 samples that are all alike, up to 1 - 0.025^(1/30) of others may differ; of independent ones, far more.
            Assert.That(compared.Of(Metric("accuracy"), Level).Difference!.Interval!.High, Is.EqualTo(0.1157).Within(0.0001));
        }
    }

    // Without the car, 42 of the 50 other samples were right, and the truck that was taken for a car stays wrong. Of the edges dog-cat,
    // cat-car, car-truck, truck-apple and apple-pear, three are left.
    [Test]
    public void A_class_that_only_one_has_is_left_out_on_both_sides()
    {
        var before = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        int[][] confusion =
        [
            [8, 2, 0, 0, 0],
            [1, 9, 0, 0, 0],
            [0, 0, 10, 0, 0],
            [1, 0, 0, 8, 1],
            [0, 0, 0, 2, 8],
        ];
        string[] labels = ["dog.n.01", "cat.n.01", "truck.n.01", "apple.n.01", "pear.n.01"];
        var now = files.Model("five", [0, 10, 58, 100, 115], labels, confusion);
        var edges = Analyze(before).Structural.Edges.Where(edge => edge.A != 2 && edge.B != 2).ToArray();
        var (fewer, more) = (Compare(Keep(before), now), Compare(Keep(now), before));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edges, Has.Length.EqualTo(3));
            AssertPair(fewer, "accuracy", 42 / 50.0, 43 / 50.0);
            AssertPair(more, "accuracy", 43 / 50.0, 42 / 50.0);
            AssertPair(
                fewer,
                "similarity-depth",
                edges.Average(edge => edge.Depth!.Value),
                Analyze(now).Measure(Metric("similarity-depth")).Value!.Value
            );

            // dog-cat, apple-pear and dog-apple are confused; without car and truck the first two are similar, of the third it is the pair
            // of truck and apple that is.
            Assert.That(fewer.Of(Metric("error-alignment"), null).Value, Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(fewer.Of(Metric("accuracy"), Level).Difference!.Interval, Is.Not.Null);
            Assert.That(fewer.Of(Metric("structural-semantic-correlation"), null).WhyNone, Does.Contain("over all classes only"));
        }
    }

    [Test]
    public void A_class_that_is_called_otherwise_is_found_by_its_concept()
    {
        var before = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        Folder.Write("renamed.txt", string.Join('\n', SmallRepository.Labels.Select(label => label == "dog.n.01" ? "n02084071" : label)));
        var value = Compare(Keep(before), files.Inputs("small.onnx", "renamed.txt", "predictions.csv")).Of(Metric("accuracy"), Level);
        Assert.That((value.Value, value.Current, value.Note), Is.EqualTo((0.8, 0.8, (string?)null)));
    }

    [Test]
    public void A_metric_that_cannot_be_compared_says_why()
    {
        var before = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        var kept = Keep(before);
        var otherClustering = Compare(kept, before with { Clustering = new Louvain() });
        var none = HierarchyLoader.Load(HierarchySource.None);
        var withoutHierarchy = Compare(kept, before with { Hierarchy = HierarchySource.None }, none);
        var otherClasses = files.Model(
            "other",
            [0, 20, 60],
            ["bus.n.01", "ship.n.01", "rose.n.01"],
            [
                [5, 0, 0],
                [0, 5, 0],
                [0, 1, 4],
            ]
        );
        var edited = kept with
        {
            Metrics = kept.Metrics.ToDictionary(metric => metric.Key, metric => metric.Key == "accuracy" ? 0.5 : metric.Value),
        };
        var withoutData = Compare(Keep(before with { TestData = null }), before);
        using (Assert.EnterMultipleScope())
        {
            AssertNone(otherClustering, "similarity-depth", "clustering 'none', this is 'louvain'", "accept the baseline anew");
            Assert.That(otherClustering.Of(Metric("accuracy"), null).Value, Is.EqualTo(0.8));
            AssertNone(withoutHierarchy, "mistake-severity", "another hierarchy ('wordnet')");
            Assert.That(withoutHierarchy.Of(Metric("accuracy"), null).Value, Is.EqualTo(0.8));
            var fromNone = Compare(Keep(before with { Hierarchy = HierarchySource.None }, none), before);
            AssertNone(fromNone, "mistake-severity", "another hierarchy ('none')");
            Assert.That(fromNone.Of(Metric("accuracy"), Level).Value, Is.EqualTo(0.8));
            AssertNone(Compare(kept, otherClasses), "accuracy", "no class in common");
            AssertNone(Compare(edited, before), "accuracy", "not the one that its own data give");
            AssertNone(withoutData, "accuracy", "has no value in quality-baseline.json");
        }
    }

    [Test]
    public void Counts_are_compared_as_independent_test_sets()
    {
        Folder.Write("confusion.csv", "8,2,0,0,0,0\n1,9,0,0,0,0\n0,0,6,4,0,0\n0,0,1,9,0,0\n1,0,0,0,8,1\n0,0,0,0,2,8\n");
        var counts = files.Inputs("small.onnx", "labels.txt", confusion: "confusion.csv");
        var samples = files.Inputs("small.onnx", "labels.txt", "predictions.csv");
        var value = Compare(Keep(counts), samples).Of(Metric("accuracy"), Level);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((value.Value, value.Current), Is.EqualTo((0.8, 0.8)));
            Assert.That(value.Note, Is.EqualTo("as two independent test sets, since the baseline has counts only"));
            Assert.That(value.Difference!.Interval!.High, Is.GreaterThan(0.1));
        }
    }

    private static void AssertPair(QualityGate.Runs.Baselines.ComparedBaseline compared, string metric, double before, double now)
    {
        var value = compared.Of(Metric(metric), confidence: null);
        Assert.That(value.Value, Is.EqualTo(before).Within(1e-12), $"{metric}: {value.WhyNone}");
        Assert.That(value.Current, Is.EqualTo(now).Within(1e-12), metric);
        Assert.That(value.Note, Is.EqualTo("over the 5 classes that both have"), metric);
    }

    private static void AssertNone(QualityGate.Runs.Baselines.ComparedBaseline compared, string metric, params string[] words)
    {
        var value = compared.Of(Metric(metric), confidence: null);
        Assert.That(value.Value, Is.Null, metric);
        foreach (var word in words)
        {
            Assert.That(value.WhyNone, Does.Contain(word), metric);
        }
    }
}
