using System.Text.Json;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Terminal;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Metrics that have no value: each is listed with its reason, and where there is none that has one, nothing has passed.</summary>
internal sealed class UndefinedMetricTests : FolderFixture
{
    [Test]
    public void Two_classes_alone_measure_nothing_and_pass_nothing()
    {
        var report = Analyze(classes: 2, predictions: null);
        var json = JsonDocument.Parse(JsonReport.Write(report)).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(
                report.AllDiagnostics.Single().ToString(),
                Does.Contain(
                    "error QG1002: no metric of 'small.onnx' has a value: similarity-depth is undefined: the structural forest has no edge"
                )
            );
            Assert.That(json.GetProperty("passed").GetBoolean(), Is.False);
            Assert.That(
                json.GetProperty("models")[0].GetProperty("undefined").EnumerateObject().Select(member => member.Name),
                Is.EqualTo(new[] { "similarity-depth", "relative-similarity-depth", "structural-semantic-correlation" })
            );
            Assert.That(
                MarkdownReport.Write(report),
                Does.Not.Contain("✅").And.Contain("- similarity-depth is undefined: the structural forest has no edge")
            );
            Assert.That(
                Lines(report),
                Does.Contain(
                    "  structural-semantic-correlation is undefined: in one of the two views all pairs of classes are equally similar"
                )
            );
        }
    }

    [Test]
    public void Two_classes_with_test_data_measure_accuracy_and_list_the_rest()
    {
        var report = Analyze(classes: 2, predictions: "true,pred\n0,0\n0,1\n1,1\n");
        var json = JsonDocument.Parse(JsonReport.Write(report)).RootElement.GetProperty("models")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(json.GetProperty("metrics").GetProperty("accuracy").GetDouble(), Is.EqualTo(2.0 / 3));
            Assert.That(
                json.GetProperty("undefined").GetProperty("error-alignment").GetString(),
                Does.StartWith("is undefined: the functional forest has no edge")
            );
            Assert.That(json.GetProperty("undefined").TryGetProperty("confusions-explained", out _), Is.True, "under all its names");
            Assert.That(json.GetProperty("undefined").TryGetProperty("accuracy", out _), Is.False);
            Assert.That(Lines(report), Has.Some.Contains("similarity-depth").And.Some.Contains("undefined"));
        }
    }

    [Test]
    public void Without_test_data_nobody_has_asked_for_metrics_that_rest_on_it()
    {
        var report = Analyze(classes: 6, predictions: null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(report.Models.Single().Undefined, Is.Empty);
            Assert.That(string.Join('\n', Lines(report)), Does.Not.Contain("undefined").And.Not.Contain("accuracy"));
        }
    }

    [Test]
    public void A_threshold_on_test_data_that_is_not_there_has_asked()
    {
        SmallRepository.Fill(Folder);
        var text = SmallRepository
            .Thresholds("accuracy: { min: 0.5 }", "similarity-depth: { min: 7 }")
            .Replace("    predictions: predictions.csv\n", string.Empty, StringComparison.Ordinal);
        var report = Gate.Check(TestInputs.Input(Folder.Write("thresholds.yml", text)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(report.Models.Single().Undefined!.Keys, Is.EqualTo(new[] { "accuracy" }));
            Assert.That(Lines(report), Has.Some.Contains("accuracy needs test data"));
        }
    }

    [Test]
    public void Two_classes_with_a_threshold_say_the_same_and_fail_it()
    {
        Write(classes: 2);
        var report = Gate.Check(
            TestInputs.Input(
                Folder.Write(
                    "thresholds.yml",
                    "version: 1\nmodels:\n  - model: small.onnx\n    labels: labels.txt\n    thresholds:\n      "
                        + "relative-similarity-depth: { min: 0.5 }\n"
                )
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(
                report.AllDiagnostics.Single().ToString(),
                Does.Contain("thresholds.yml(6,7): error QG1002: relative-similarity-depth of 'small.onnx' is undefined")
            );
        }
    }

    [Test]
    public void Three_classes_have_an_edge_and_the_report_says_that_ties_were_broken()
    {
        var report = Analyze(classes: 3, predictions: null);
        var json = JsonDocument.Parse(JsonReport.Write(report)).RootElement.GetProperty("models")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(report.AllDiagnostics, Is.Empty);
            Assert.That(json.GetProperty("structural").GetProperty("tiesBroken").GetBoolean(), Is.True);
            Assert.That(json.GetProperty("structural").GetProperty("edges").GetArrayLength(), Is.EqualTo(1));
            Assert.That(Lines(report), Has.Some.Contains("structural: 2 clusters, 1 edge (ties broken)"));
            Assert.That(MarkdownReport.Write(report), Does.Contain("1 edge (ties broken)"));
        }
    }

    [Test]
    public void A_report_of_no_model_has_not_passed()
    {
        var report = GateResult.Of(Folder.FullPath, [], []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(MarkdownReport.Write(report), Does.StartWith("## ❌ QualityGate measured nothing: there is no model."));
        }
    }

    [Test]
    public void The_line_about_a_model_says_which_of_its_figures_are_undefined()
    {
        Write(classes: 2);
        Assert.That(
            ModelAnalysis.Load(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt")).Measurements.ToString(),
            Is.EqualTo("small.onnx (Gemm, 2 classes x 2 features; similarity-depth undefined)")
        );
    }

    private void Write(int classes)
    {
        var templates = new double[classes, 2];
        for (var c = 0; c < classes; c++)
        {
            (templates[c, 0], templates[c, 1]) = (Math.Cos(c * c * 0.3), Math.Sin(c * c * 0.3));
        }

        Folder.Write("small.onnx", OnnxBuilder.Classifier(templates));
        Folder.Write("labels.txt", string.Join('\n', SmallRepository.Labels.Take(classes)) + "\n");
    }

    private GateResult Analyze(int classes, string? predictions)
    {
        Write(classes);
        var testData = predictions is null ? null : new Predictions(TestInputs.Input(Folder.Write("predictions.csv", predictions)));
        var inputs = new AnalysisInputs(TestInputs.Input(Folder.PathTo("small.onnx")))
        {
            Labels = TestInputs.Input(Folder.PathTo("labels.txt")),
            TestData = testData,
        };
        return GateResult.Of(Folder.FullPath, [ModelGate.Check(new GateEntry("small.onnx", inputs, []), TestInputs.WordNet)], []);
    }

    private static string[] Lines(GateResult report) => [.. TextReport.Write(report).Select(line => line.Text)];
}
