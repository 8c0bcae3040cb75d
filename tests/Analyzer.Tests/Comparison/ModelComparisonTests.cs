using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Metrics;
using QualityGate.Reports.Comparisons;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Comparison;

internal sealed class ModelComparisonTests : FolderFixture
{
    private const double Level = 0.95;

    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void A_model_compared_with_itself_has_not_changed()
    {
        var comparison = Compare(
            Inputs("small.onnx", "labels.txt", "predictions.csv"),
            Inputs("small.onnx", "labels.txt", "predictions.csv")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.IsPaired, Is.True);
            Assert.That(comparison.Metrics.Select(difference => difference.Difference), Is.All.Zero);
            Assert.That(comparison.Metrics.Select(difference => difference.Change), Is.All.EqualTo(Change.None));
            Assert.That(comparison.NewConfusions.Concat(comparison.VanishedConfusions), Is.Empty);
            Assert.That(comparison.Structural.Gained.Concat(comparison.Structural.Lost), Is.Empty);
            Assert.That(comparison.Structural.Moved, Is.Empty);

            // Sixty samples on which both agree: up to 1 - 0.025^(1/60) of others may tell them apart.
            Assert.That(Of<Accuracy>(comparison).Interval!.High, Is.EqualTo(0.0596).Within(0.0001));
            Assert.That(Of<Accuracy>(comparison).Interval!.Low, Is.EqualTo(-0.0596).Within(0.0001));
        }
    }

    // The first car that was taken for a truck is right now, and a pear that was right is taken for a dog.
    [Test]
    public void Confusions_appear_and_vanish()
    {
        var lines = File.ReadAllLines(Folder.PathTo("predictions.csv"));
        lines = [.. lines.Select(line => line is "3,2" ? "3,3" : line)];
        lines[^1] = "5,0";
        Folder.Write("after.csv", string.Join('\n', lines));
        var comparison = Compare(Inputs("small.onnx", "labels.txt", "predictions.csv"), Inputs("small.onnx", "labels.txt", "after.csv"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.IsPaired, Is.True);
            Assert.That(comparison.NewConfusions, Is.EqualTo(new[] { new Confused(5, 0, 1) }));
            Assert.That(comparison.VanishedConfusions, Is.EqualTo(new[] { new Confused(3, 2, 1) }));
            Assert.That(Of<Accuracy>(comparison).Difference, Is.Zero.Within(1e-12));
        }
    }

    [Test]
    public void Pairs_tell_a_small_difference_that_independent_test_sets_do_not()
    {
        var lines = File.ReadAllLines(Folder.PathTo("predictions.csv"));
        var right = lines.Select(line => line is "0,1" or "3,2" or "2,3" ? $"{line[0]},{line[0]}" : line).ToArray();
        Folder.Write("after.csv", string.Join('\n', right));
        Folder.Write("shuffled.csv", string.Join('\n', right.Take(1).Concat(right.Skip(1).Reverse())));
        var before = Inputs("small.onnx", "labels.txt", "predictions.csv");
        var (paired, unpaired) = (Of<Accuracy>(before, "after.csv"), Of<Accuracy>(before, "shuffled.csv"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paired.Difference, Is.EqualTo(unpaired.Difference));
            Assert.That(paired.Interval!.Low, Is.Positive);
            Assert.That(paired.Change, Is.EqualTo(Change.Better));
            Assert.That(unpaired.Interval!.High - unpaired.Interval.Low, Is.GreaterThan(paired.Interval.High - paired.Interval.Low));
        }
    }

    [Test]
    public void Classes_in_another_order_are_the_same_classes()
    {
        string[] order = [.. SmallRepository.Labels.Reverse()];
        Folder.Write("reversed.txt", string.Join('\n', order));
        Folder.Write("reversed.onnx", OnnxBuilder.Classifier(Reversed()));
        Folder.Write(
            "reversed.csv",
            string.Join(
                '\n',
                File.ReadLines(Folder.PathTo("predictions.csv"))
                    .Select(line => line is ['0' or '1' or '2' or '3' or '4' or '5', ',', ..] ? $"{'5' - line[0]},{'5' - line[2]}" : line)
            )
        );
        var comparison = Compare(
            Inputs("small.onnx", "labels.txt", "predictions.csv"),
            Inputs("reversed.onnx", "reversed.txt", "reversed.csv")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.IsPaired, Is.True);
            Assert.That(comparison.Structural.Gained.Concat(comparison.Structural.Lost), Is.Empty);
            Assert.That(comparison.NewConfusions.Concat(comparison.VanishedConfusions), Is.Empty);
            Assert.That(comparison.Metrics.Select(difference => difference.Change), Is.All.EqualTo(Change.None));
        }
    }

    // The apple's template is turned to where dog's is: its edge to pear goes and one to dog comes; it changes its
    // cluster, and pear, left alone, joins truck.
    [Test]
    public void Edges_are_gained_and_lost_and_classes_move()
    {
        var templates = Reversed();
        var before = new double[6, 2];
        for (var c = 0; c < 6; c++)
        {
            (before[c, 0], before[c, 1]) = (templates[5 - c, 0], templates[5 - c, 1]);
        }

        (before[4, 0], before[4, 1]) = (Math.Cos(-0.05), Math.Sin(-0.05));
        Folder.Write("moved.onnx", OnnxBuilder.Classifier(before));
        var comparison = ModelComparison.Of(
            Inputs("small.onnx", "labels.txt", null) with
            {
                Clustering = new Louvain(),
            },
            Inputs("moved.onnx", "labels.txt", null) with
            {
                Clustering = new Louvain(),
            },
            TestInputs.WordNet,
            Level
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.IsPaired, Is.False);
            Assert.That(comparison.Functional, Is.Null);
            Assert.That(comparison.Structural.Gained.Select(edge => (edge.A, edge.B)), Does.Contain((0, 4)));
            Assert.That(comparison.Structural.Lost.Select(edge => (edge.A, edge.B)), Does.Contain((4, 5)));
            Assert.That(
                string.Join(' ', comparison.Structural.Moved.Select(m => $"{m.Class}:{string.Join(',', m.From)}>{string.Join(',', m.To)}")),
                Is.EqualTo("4:5>0,1 5:4>3")
            );
        }
    }

    [Test]
    public void Other_classes_cannot_be_compared()
    {
        Folder.Write("other.txt", string.Join('\n', SmallRepository.Labels.Skip(1).Append("bus.n.01")));
        TestInputs.AssertFailure(
            () => Compare(Inputs("small.onnx", "labels.txt", null), Inputs("small.onnx", "other.txt", null)),
            DiagnosticCodes.ClassesDiffer,
            (0, 0),
            "bus.n.01",
            "the same labels"
        );
    }

    // Two kinds of one concept, told by their names: in another order they are still themselves.
    [TestCase("dog.n.01 poodle|dog.n.01 husky|cat.n.01 tabby|cat.n.01 manx", "1 0 3 2")]
    [TestCase("dog.n.01 poodle|dog.n.01 husky|cat.n.01 lion|cat.n.01 manx", "1 0 3 2")]
    [TestCase("dog.n.01|dog.n.01|cat.n.01 lion|cat.n.01 manx", null)]
    [TestCase("dog.n.01 pug|dog.n.01 terrier|cat.n.01 tabby|cat.n.01 manx", null)]
    public void Classes_that_share_a_label_are_matched_by_their_names(string second, string? expected)
    {
        var a = Labels("a.txt", "dog.n.01 husky|dog.n.01 poodle|cat.n.01 manx|cat.n.01 tabby");
        var b = Labels("b.txt", second);
        if (expected is not null)
        {
            Assert.That(string.Join(' ', ClassMap.Of(a, b, b.Path).ToA), Is.EqualTo(expected));
        }
        else
        {
            TestInputs.AssertFailure(() => ClassMap.Of(a, b, b.Path), DiagnosticCodes.ClassesDiffer, (0, 0), "the second has dog.n.01");
        }
    }

    private ClassLabels Labels(string file, string labels) =>
        LabelsFile.Read(
            TestInputs.Input(Folder.Write(file, string.Join('\n', labels.Split('|')))),
            TestInputs.WordNet,
            CancellationToken.None
        );

    [Test]
    public void Reports_say_the_same_in_text_Markdown_and_JSON()
    {
        var lines = File.ReadAllLines(Folder.PathTo("predictions.csv"));
        lines[^1] = "5,0";
        Folder.Write("after.csv", string.Join('\n', lines));
        var comparison = Compare(Inputs("small.onnx", "labels.txt", "predictions.csv"), Inputs("small.onnx", "labels.txt", "after.csv"));
        var result = ComparisonResultOf.Of(comparison);
        var text = string.Join('\n', ComparisonReport.ToText(result).Select(line => line.Text));
        var json = System.Text.Json.JsonDocument.Parse(ComparisonReport.ToJson(result)).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Match(@"accuracy +0\.8000 +0\.7833 +-0\.0167"));
            Assert.That(text, Does.Match("New confusions\n +class +taken for +samples\n +pear.n.01 +dog.n.01 +1"));
            Assert.That(
                ComparisonReport.ToMarkdown(result),
                Does.Contain("| accuracy | 0.8000 | 0.7833 | -0.0167 |").And.Contain("| pear.n.01 | dog.n.01 | 1 |")
            );
            Assert.That(
                json.GetProperty("metrics").GetProperty("accuracy").GetProperty("difference").GetDouble(),
                Is.EqualTo(-1 / 60.0).Within(1e-12)
            );
            Assert.That(json.GetProperty("newConfusions")[0].GetProperty("true").GetString(), Is.EqualTo("pear.n.01"));
            Assert.That(ComparisonReport.ToJson(result), Does.Not.Contain(Folder.FullPath), "no path of this machine");
            Assert.That(
                ComparisonReport.ToJson(result),
                Is.EqualTo(
                    ComparisonReport.ToJson(
                        ComparisonResultOf.Of(
                            Compare(Inputs("small.onnx", "labels.txt", "predictions.csv"), Inputs("small.onnx", "labels.txt", "after.csv"))
                        )
                    )
                )
            );
        }
    }

    private static double[,] Reversed()
    {
        double[] angles = [115, 100, 58, 50, 10, 0];
        var templates = new double[6, 2];
        for (var c = 0; c < 6; c++)
        {
            (templates[c, 0], templates[c, 1]) = (Math.Cos(angles[c] * Math.PI / 180), Math.Sin(angles[c] * Math.PI / 180));
        }

        return templates;
    }

    private AnalysisInputs Inputs(string model, string labels, string? predictions) =>
        new(TestInputs.Input(Folder.PathTo(model)))
        {
            Labels = TestInputs.Input(Folder.PathTo(labels)),
            TestData = predictions is null ? null : new Predictions(TestInputs.Input(Folder.PathTo(predictions))),
            Clustering = new SingleCluster(),
        };

    private MetricDifference Of<TMetric>(AnalysisInputs before, string after)
        where TMetric : Metric => Of<TMetric>(Compare(before, Inputs("small.onnx", "labels.txt", after)));

    private static MetricDifference Of<TMetric>(ModelComparison comparison)
        where TMetric : Metric => comparison.Metrics.Single(difference => difference.Metric is TMetric);

    private static ModelComparison Compare(AnalysisInputs a, AnalysisInputs b) => ModelComparison.Of(a, b, TestInputs.WordNet, Level);
}
