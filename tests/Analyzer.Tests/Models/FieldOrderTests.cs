using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Inference;
using QualityGate.Metrics;
using QualityGate.Models.Reading;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Models of users whose classes are moved behind the layer.</summary>
internal sealed class FieldOrderTests
{
    [TestCase("plain.onnx", "labels.txt", 11.5)]
    [TestCase("01-order-behind-layer/gather.onnx", "01-order-behind-layer/labels-of-outputs.txt", 11.5)]
    [TestCase("01-order-behind-layer/background-sliced-off.onnx", "labels.txt", 11.5)]
    public void Similarity_depth_is_that_of_the_outputs(string model, string labels, double expected)
    {
        var analysis = ModelAnalysis.Load(FieldInput.PathTo(model), FieldInput.PathTo(labels));
        Assert.That(analysis.Measure(MetricCatalog.Find("similarity-depth")!).Value, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void A_subset_has_the_rows_that_reach_the_output()
    {
        var (all, subset) = (
            ClassifierFile.Read(Path("plain.onnx")).Templates,
            ClassifierFile.Read(Path("01-order-behind-layer/subset.onnx")).Templates
        );
        string[] names = File.ReadAllLines(FieldInput.PathTo("labels.txt")),
            kept = File.ReadAllLines(FieldInput.PathTo("01-order-behind-layer/labels-of-subset.txt"));
        Assert.That(subset.Classes, Is.EqualTo(kept.Length));
        for (var c = 0; c < kept.Length; c++)
        {
            Assert.That(subset[c].ToArray(), Is.EqualTo(all[Array.IndexOf(names, kept[c])].ToArray()), kept[c]);
        }
    }

    [TestCase("plain.onnx", 8)]
    [TestCase("01-order-behind-layer/gather.onnx", 8)]
    [TestCase("01-order-behind-layer/background-sliced-off.onnx", 8)]
    [TestCase("01-order-behind-layer/subset.onnx", 5)]
    public void Verification_is_about_the_outputs(string model, int places)
    {
        var right = TemplateVerification.Verify(Path(model));
        var wrong = TemplateVerification.Verify(
            Path(model),
            null,
            null,
            found => found with { Rows = [.. found.Rows.Skip(1), found.Rows[0]] }
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((right.Passed, right.Places, right.PlacesLeftOut, right.WrongPlace), Is.EqualTo((true, places, 0, (int?)null)));
            Assert.That((wrong.Passed, wrong.WrongPlace), Is.EqualTo((false, (int?)0)));
        }
    }

    [Test]
    public void An_Einsum_without_its_input_is_an_error_and_no_crash() =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(Path("hostile/einsum-empty-input.onnx")),
            DiagnosticCodes.NoClassifierLayer,
            (0, 0),
            "Einsum"
        );

    private static InputPath Path(string relative) => TestInputs.Input(FieldInput.PathTo(relative));
}
