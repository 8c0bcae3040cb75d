using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Inputs;
using QualityGate.Reports;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>The whole way: files in, a report out.</summary>
internal sealed class GateTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void A_gate_passes_with_all_values()
    {
        var report = Check("similarity-depth: { min: 5 }", "accuracy: { min: 0.5, max: 0.9 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Outcome, Is.EqualTo(GateOutcome.Passed));
            Assert.That(report.AllDiagnostics, Is.Empty);
            Assert.That(report.Models.Single().Verdicts.Select(v => v.Passed), Is.All.True);
            Assert.That(report.Models.Single().Metrics.Select(m => m.Result.Value), Is.All.Not.Null);
        }
    }

    [Test]
    public void All_violations_are_reported_at_their_places()
    {
        var report = Check("similarity-depth: { min: 99 }", "error-alignment: { max: 0.1 }", "accuracy: { min: 0.1 }");
        var lines = report.AllDiagnostics.Select(d => d.ToString()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Outcome, Is.EqualTo(GateOutcome.Violated));
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(lines[0], Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000, 90.8000 below its minimum of 99"));
            Assert.That(lines[1], Does.Contain("thresholds.yml(10,7): error QG1001: error-alignment of 'small' is 0.7500, 0.6500 above its maximum of 0.1"));
        }
    }

    [Test]
    public void A_warning_does_not_fail_the_gate()
    {
        var report = Check("similarity-depth: { min: 99, severity: warning }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Passed, Is.True);
            Assert.That(report.AllDiagnostics.Single().ToString(), Does.Contain("warning QG1001"));
        }
    }

    [Test]
    public void Limits_are_inclusive() => Assert.That(Check("accuracy: { min: 0.8, max: 0.8 }").Outcome, Is.EqualTo(GateOutcome.Passed));

    [Test]
    public void A_metric_that_cannot_be_measured_fails_its_threshold([Values("accuracy: { min: 0 }", "accuracy: { min: 0, severity: warning }")] string threshold)
    {
        var report = Check(text => text.Replace("    predictions: predictions.csv\n", string.Empty, StringComparison.Ordinal), threshold);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Outcome, Is.EqualTo(GateOutcome.NotMeasured));
            Assert.That(report.AllDiagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.NotMeasured));
            Assert.That(report.AllDiagnostics.Single().Message, Does.Contain("needs test data"));
        }
    }

    [Test]
    public void A_model_that_cannot_be_read_does_not_keep_the_others_from_being_gated()
    {
        Folder.Write("broken.onnx", [1, 2, 3]);
        var report = Check(
            text => text.Replace("models:\n", "models:\n  - model: broken.onnx\n    labels: labels.txt\n    thresholds: { accuracy: { min: 0 } }\n", StringComparison.Ordinal),
            "similarity-depth: { min: 99 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Outcome, Is.EqualTo(GateOutcome.NotMeasured));
            Assert.That(report.AllDiagnostics.Select(d => (d.Code, d.Location.Line)), Is.EqualTo(new[] { (DiagnosticCodes.ModelDamaged, 3), (DiagnosticCodes.ThresholdViolated, 12) }));
        }
    }

    [Test]
    public void Labels_and_model_are_complained_about_at_once()
    {
        File.Delete(Folder.PathTo("small.onnx"));
        Folder.Write("labels.txt", "dog.n.01\nnonsense\n");
        Assert.That(
            Check("similarity-depth: { min: 3 }").AllDiagnostics.Select(d => d.Code),
            Is.EqualTo(new[] { DiagnosticCodes.LabelNotInHierarchy, DiagnosticCodes.ModelNotFound }));
    }

    [Test]
    public void One_label_short_is_an_error_at_the_end_of_the_labels()
    {
        Folder.Write("labels.txt", string.Join('\n', SmallRepository.Labels[..^1]) + "\n");
        var diagnostic = Check("similarity-depth: { min: 3 }").AllDiagnostics.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostic.Code, Is.EqualTo(DiagnosticCodes.LabelCountMismatch));
            Assert.That(diagnostic.ToString(), Does.Contain("labels.txt(5,1)").And.Contain("5 labels").And.Contain("6 classes"));
        }
    }

    [Test]
    public void A_mistake_in_the_configuration_is_a_report_without_models()
    {
        var report = Check("similarity-deth: { min: 3 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Outcome, Is.EqualTo(GateOutcome.NotMeasured));
            Assert.That(report.Models, Is.Empty);
            Assert.That(report.Diagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.UnknownMetric));
        }
    }

    [Test]
    public void The_same_inputs_give_the_same_bytes_whatever_the_culture()
    {
        var invariant = Written();
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
            Thread.CurrentThread.CurrentCulture = other;
            Assert.That(Written(), Is.EqualTo(invariant));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        string Written()
        {
            var report = Check("similarity-depth: { min: 99 }", "accuracy: { min: 0.75 }");
            return JsonReport.Write(report) + MarkdownReport.Write(report) + string.Join('\n', TextReport.Write(report));
        }
    }

    private GateReport Check(params string[] thresholds) => Check(text => text, thresholds);

    private GateReport Check(Func<string, string> change, params string[] thresholds) => Gate.Check(
        InputPath.FromUser(Folder.Write("thresholds.yml", change(SmallRepository.Thresholds(thresholds)))));
}
