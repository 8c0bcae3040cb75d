using QualityGate.Inference;
using QualityGate.Models;
using QualityGate.Models.Reading;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Checks a model built for a test: the templates are the matrix that went in, and ONNX Runtime computes with it.</summary>
internal static class ModelCheck
{
    public const int Classes = 4;
    public const int Features = 6;

    /// <summary>Classes × features; multiples of 1/8 up to 2, so that every encoding of 8 bits or more holds them exactly.</summary>
    public static double[] Matrix { get; } =
    [
        1,
        -2,
        0.5,
        0.25,
        -1.5,
        0.125,
        -0.75,
        1.25,
        2,
        -0.5,
        0.375,
        1,
        0.625,
        0.5,
        -1,
        1.75,
        -0.25,
        -2,
        -1.125,
        -0.375,
        0.25,
        -1.25,
        1.5,
        0.75,
    ];

    public static double[] Transposed { get; } =
    [.. from f in Enumerable.Range(0, Features) from c in Enumerable.Range(0, Classes) select Matrix[(c * Features) + f]];

    public static double[] Bias { get; } = [0.5, -0.25, 1, 0];

    public static double[] Values(ClassTemplates templates) =>
        [.. Enumerable.Range(0, templates.Classes).SelectMany(c => templates[c].ToArray())];

    public static OnnxBuilder Model(int opset = 13) => new OnnxBuilder(opset).Input("x", 1, Features);

    /// <summary>Reads the model, compares the templates, and has ONNX Runtime run it.</summary>
    public static Classifier Check(
        TemporaryFolder folder,
        OnnxBuilder model,
        string layer,
        double[]? expected = null,
        double tolerance = 0,
        bool verify = true,
        string? classifier = null
    )
    {
        var path = TestInputs.Input(folder.Write("model.onnx", model.ToBytes()));
        var read = ClassifierFile.Read(path, classifier: classifier);
        var verification = verify ? TemplateVerification.Verify(path, classifier: classifier) : null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Operator, Is.EqualTo(layer));
            Assert.That(Values(read.Templates), Is.EqualTo(expected ?? Matrix).Within(tolerance));
            Assert.That(verification?.Passed, Is.Not.False, verification?.ToString());
        }

        return read;
    }
}
