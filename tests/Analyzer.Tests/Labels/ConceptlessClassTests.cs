using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Files;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.Reports;
using QualityGate.Results;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>
/// A class without a concept is left out of graphs and of what rests on the hierarchy, and counts in accuracy: the eight classes of
/// tests/Field with a background as ninth, or as first.
/// </summary>
internal sealed class ConceptlessClassTests : FolderFixture
{
    private const int Classes = 8;

    // Of class c, 10 samples: 8 right, one as the next class, one as the one after that.
    private static (int Actual, int Predicted)[] Samples =>
        [
            .. Enumerable
                .Range(0, Classes)
                .SelectMany(c => Enumerable.Repeat((c, c), 8).Append((c, (c + 1) % Classes)).Append((c, (c + 2) % Classes))),
        ];

    [SetUp]
    public void WriteModels()
    {
        var names = File.ReadAllLines(FieldInput.PathTo("labels.txt"));
        Folder.Write("eight.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: null)));
        Folder.Write("eight.txt", string.Join('\n', names));
        Folder.Write("eight.csv", Csv(Samples));

        Folder.Write("last.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: Classes)));
        Folder.Write("last.txt", string.Join('\n', names.Append("- background")));
        Folder.Write("last.csv", Csv([.. Samples, .. Backgrounds(Classes)]));

        Folder.Write("first.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: 0)));
        Folder.Write("first.txt", string.Join('\n', names.Prepend("- background")));
        Folder.Write("first.csv", Csv([.. Samples.Select(s => (s.Actual + 1, s.Predicted + 1)), .. Backgrounds(0)]));
    }

    [TestCase("first")]
    [TestCase("last")]
    public void Graphs_and_metrics_are_those_of_the_others(string name)
    {
        var (without, with) = (Load("eight", clustering: "none"), Load(name, clustering: "none"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.Structural.Edges, Is.EqualTo(without.Structural.Edges));
            Assert.That(with.Structural.Partition.Labels, Is.EqualTo(without.Structural.Partition.Labels));
            Assert.That(with.Semantic, Is.EqualTo(without.Semantic));
            Assert.That(with.Labels.Items, Is.EqualTo(without.Labels.Items));
            foreach (var metric in MetricCatalog.All.Where(metric => metric is not Accuracy and { Name: not "top-5-accuracy" }))
            {
                Assert.That(with.Measure(metric).Value, Is.EqualTo(without.Measure(metric).Value), metric.Name);
            }
        }
    }

    [Test]
    public void Similarity_depth_of_the_plain_model_stays()
    {
        var (without, with) = (Load("eight"), Load("last"));
        var depth = MetricCatalog.Find("similarity-depth")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.Measure(depth).Value, Is.EqualTo(11.5));
            Assert.That(with.Measure(depth).Value, Is.EqualTo(11.5));
            Assert.That(with.Structural.Clusters, Is.EqualTo(without.Structural.Clusters));
        }
    }

    // 64 of 80 samples are right, and of 20 of the background 15; 5 of these are taken for class 0. Of class 0, 5 more are taken for the
    // background: 79 of 105.
    [TestCase("first")]
    [TestCase("last")]
    public void Accuracy_is_over_all_classes(string name)
    {
        var analysis = Load(name);
        var shares = Explanation.Of(analysis).Classes;
        var (background, dog) = name == "first" ? (0, 1) : (8, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Measure(MetricCatalog.Find("accuracy")!).Value, Is.EqualTo(79 / 105.0));
            Assert.That(analysis.Confusion!.Samples, Is.EqualTo(105));
            Assert.That(shares.Select(share => share.Class), Is.EqualTo(Enumerable.Range(0, 9)));
            Assert.That((shares[background].Samples, shares[background].Accuracy, shares[background].Edges), Is.EqualTo((20, 0.75, 0)));
            Assert.That((shares[dog].Samples, shares[dog].Accuracy), Is.EqualTo((15, 8 / 15.0)));

            // Right, or a background taken for it, or one of the two before it.
            Assert.That(shares[dog].Precision, Is.EqualTo(8 / 15.0));
        }
    }

    // Dog and wolf and cat and lion: 5 dogs taken for the background are no animals.
    [Test]
    public void Superclasses_count_what_is_taken_for_the_background_as_wrong()
    {
        var (without, with) = (Explanation.Of(Load("eight")).Superclasses, Explanation.Of(Load("last")).Superclasses);
        var (before, after) = (without.First(group => group.Classes == 4), with.First(group => group.Classes == 4));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Samples, Is.EqualTo(40));
            Assert.That(after.Concept, Is.EqualTo(before.Concept));
            Assert.That(after.Samples, Is.EqualTo(45));
            Assert.That(after.Accuracy * 45, Is.EqualTo(before.Accuracy * 40).Within(1e-12));
        }
    }

    [Test]
    public void Results_have_the_indices_of_outputs_and_say_how_many_are_left_out()
    {
        var (without, with) = (TestInputs.ResultOf(Load("eight")), TestInputs.ResultOf(Load("first")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((with.Classifier!.Classes, with.Classifier.WithoutConcept), Is.EqualTo((9, 1)));
            Assert.That(without.Classifier!.WithoutConcept, Is.Null);
            Assert.That(with.Structural!.Clusters, Is.EqualTo(without.Structural!.Clusters));
            Assert.That(with.Structural.Members, Is.EqualTo(without.Structural.Members.Select(members => members.Select(c => c + 1))));
            foreach (var edge in with.Structural.Edges)
            {
                Assert.That(with.Explanation!.Classes[edge.AIndex].Name, Is.EqualTo(edge.AName));
                Assert.That(with.Explanation.Classes[edge.BIndex].Name, Is.EqualTo(edge.BName));
            }

            Assert.That(with.Explanation!.Classes[0].Name, Is.EqualTo("background"));
            Assert.That(LayerLine.Of(with), Does.Contain("9 classes x 24 features (1 without a concept, left out of graphs)"));
            Assert.That(ForestSvg.Write(with), Does.Not.Contain("background"));
        }
    }

    // Test sets are drawn from all samples; those of the background come last, so that the draws of the others are the same.
    [Test]
    public void Intervals_are_those_of_the_classes_with_a_concept()
    {
        Folder.Write("pure.csv", Csv([.. Samples, .. Enumerable.Repeat((Classes, Classes), 20)]));
        var metric = MetricCatalog.Find("mistake-severity")!;
        var without = Load("eight", clustering: "none").Measurements.IntervalOf(metric, 0.95);
        var with = ModelAnalysis
            .Load(Path("last.onnx"), Path("last.txt"), Path("pure.csv"), clustering: "none")
            .Measurements.IntervalOf(metric, 0.95);
        Assert.That(with, Is.EqualTo(without));
    }

    [Test]
    public void A_matrix_has_the_background_too()
    {
        var counts = new int[9, 9];
        foreach (var (actual, predicted) in (IEnumerable<(int, int)>)[.. Samples, .. Backgrounds(Classes)])
        {
            counts[actual, predicted]++;
        }

        Folder.Write(
            "matrix.csv",
            string.Join('\n', Enumerable.Range(0, 9).Select(row => string.Join(',', Enumerable.Range(0, 9).Select(column => counts[row, column]))))
        );
        var analysis = ModelAnalysis.Load(Path("last.onnx"), Path("last.txt"), confusion: Path("matrix.csv"));
        var other = Load("last");
        foreach (var metric in MetricCatalog.All)
        {
            Assert.That(analysis.Measure(metric).Value, Is.EqualTo(other.Measure(metric).Value), metric.Name);
        }
    }

    [TestCase("background")]
    [TestCase("-")]
    [TestCase("8")]
    public void Predictions_name_the_class_by_index_or_name(string written)
    {
        Folder.Write("named.csv", $"true,pred\n0,{written}\n0,1\n1,1\n{written},{written}\n");
        var confusion = ModelAnalysis.Load(Path("last.onnx"), Path("last.txt"), Path("named.csv")).Confusion!;
        Assert.That((confusion[0, 8], confusion[8, 8]), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_class_whose_samples_are_all_taken_for_the_background_is_named()
    {
        Folder.Write("lost.csv", Csv([.. Samples.Where(sample => sample.Actual != 3), (3, 8), (3, 8)]));
        var analysis = ModelAnalysis.Load(Path("last.onnx"), Path("last.txt"), Path("lost.csv"));
        Assert.That(
            analysis.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Message)),
            Has.One.Matches<(string Code, string Message)>(said =>
                said.Code == DiagnosticCodes.UnmeasuredClasses
                && said.Message.StartsWith("all test samples of 1 class were predicted as classes without a concept (class 3)", StringComparison.Ordinal)
            )
        );
    }

    [Test]
    public void Nothing_but_backgrounds_measures_nothing()
    {
        Folder.Write("nothing.csv", Csv([(8, 8), (0, 8), (8, 0)]));
        TestInputs.AssertFailure(
            () => ModelAnalysis.Load(Path("last.onnx"), Path("last.txt"), Path("nothing.csv")),
            DiagnosticCodes.NothingMeasured,
            (0, 0),
            "no test sample of a class with a concept"
        );
    }

    [Test]
    public void Two_classes_must_have_a_concept()
    {
        Folder.Write("none.txt", string.Join('\n', Enumerable.Repeat("-", 8).Prepend("dog.n.01")));
        TestInputs.AssertFailure(
            () => ModelAnalysis.Load(Path("last.onnx"), Path("none.txt")),
            DiagnosticCodes.TooFewConcepts,
            (9, 1),
            "only one class of 9 stands for a concept"
        );
    }

    [Test]
    public void A_missing_background_is_explained() =>
        TestInputs.AssertFailure(
            () => ModelAnalysis.Load(Path("first.onnx"), Path("eight.txt")),
            DiagnosticCodes.LabelCountMismatch,
            (8, 1),
            "has 8 labels",
            "9 classes",
            "'- background'"
        );

    [Test]
    public void Models_with_a_background_at_different_places_are_compared()
    {
        var comparison = ModelComparison.Of(Inputs("last"), Inputs("first"), TestInputs.WordNet, level: 0.95);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.IsPaired, Is.True);
            Assert.That(comparison.Metrics.Select(difference => difference.Difference), Is.All.Zero);
            Assert.That(comparison.NewConfusions.Concat(comparison.VanishedConfusions), Is.Empty);
            Assert.That(comparison.Structural.Gained.Concat(comparison.Structural.Lost), Is.Empty);
            Assert.That(comparison.Structural.Moved, Is.Empty);
        }
    }

    [Test]
    public void A_model_with_a_background_has_other_classes_than_one_without() =>
        TestInputs.AssertFailure(
            () => ModelComparison.Of(Inputs("eight"), Inputs("last"), TestInputs.WordNet, level: null),
            DiagnosticCodes.ClassesDiffer,
            (0, 0),
            "8 and 9 classes"
        );

    private static double[,] Templates(int? backgroundAt)
    {
        var templates = ClassifierFile.Read(InputPath.FromUser(FieldInput.PathTo("plain.onnx"))).Templates;
        var rows = Enumerable.Range(0, Classes).Select(c => templates[c].ToArray()).ToList();
        if (backgroundAt is { } place)
        {
            rows.Insert(place, [.. Enumerable.Range(0, templates.Features).Select(feature => Math.Sin(1 + feature))]);
        }

        var matrix = new double[rows.Count, templates.Features];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < templates.Features; column++)
            {
                matrix[row, column] = rows[row][column];
            }
        }

        return matrix;
    }

    private static (int Actual, int Predicted)[] Backgrounds(int background)
    {
        var dog = background == 0 ? 1 : 0;
        return
        [
            .. Enumerable.Repeat((background, background), 15),
            .. Enumerable.Repeat((background, dog), 5),
            .. Enumerable.Repeat((dog, background), 5),
        ];
    }

    private static string Csv((int Actual, int Predicted)[] samples) =>
        "true,pred\n" + string.Concat(samples.Select(sample => $"{sample.Actual},{sample.Predicted}\n"));

    private string Path(string name) => Folder.PathTo(name);

    private ModelAnalysis Load(string name, string? clustering = null) =>
        ModelAnalysis.Load(Path($"{name}.onnx"), Path($"{name}.txt"), Path($"{name}.csv"), clustering: clustering);

    private AnalysisInputs Inputs(string name) =>
        new(InputPath.FromUser(Path($"{name}.onnx")))
        {
            Labels = InputPath.FromUser(Path($"{name}.txt")),
            TestData = new Predictions(InputPath.FromUser(Path($"{name}.csv"))),
        };
}
