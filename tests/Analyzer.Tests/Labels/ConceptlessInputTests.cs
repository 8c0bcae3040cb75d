using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>Test data and other models of classes of which one has no concept, and the mistakes that can be made.</summary>
internal sealed class ConceptlessInputTests : BackgroundFixture
{
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
            string.Join(
                '\n',
                Enumerable.Range(0, 9).Select(row => string.Join(',', Enumerable.Range(0, 9).Select(column => counts[row, column])))
            )
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
                && said.Message.StartsWith(
                    "all test samples of 1 class were predicted as classes without a concept (class 3)",
                    StringComparison.Ordinal
                )
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

    [TestCase("background.n.01")]
    [TestCase("n02084071 background")]
    public void A_background_that_is_taken_for_a_concept_is_a_warning(string label)
    {
        var warning = TestInputs
            .Labels("cat.n.01", label)
            .Diagnostics.Single(diagnostic => diagnostic.Code == DiagnosticCodes.BackgroundAsConcept);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((warning.Severity, warning.Location.Line), Is.EqualTo((Severity.Warning, 2)));
            Assert.That(warning.Message, Does.StartWith("class 1 is called 'background").And.Contain("write '- background'"));
        }
    }

    [Test]
    public void A_background_that_is_no_concept_is_an_error_that_says_how_to_write_it() =>
        TestInputs.AssertFailure(
            () => TestInputs.Labels("__background__", "cat.n.01"),
            DiagnosticCodes.LabelNotInHierarchy,
            (1, 1),
            "write '- background'"
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
}
