using QualityGate.Diagnostics;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Several layers that make one output, and one layer that is applied several times.</summary>
internal sealed class JoinedHeadsTests : FolderFixture
{
    private static readonly double[] Second = [.. Enumerable.Range(0, 24).Select(i => ((i * 7 % 11) - 5) / 4.0)];

    // Two parts of the input, each with a head of its own: x is 12 numbers, a the first six and b the others.
    private static OnnxBuilder TwoInputs() =>
        new OnnxBuilder()
            .Input("x", 1, 12)
            .Nodes("", "Split", ["x"], ["a", "b"], ("axis", 1))
            .Weights("w", [4, 6], Matrix)
            .Weights("v", [4, 6], Second);

    [Test]
    public void The_mean_of_two_heads_has_their_templates_side_by_side()
    {
        var model = TwoInputs()
            .Node("Gemm", ["a", "w"], "l", ("transB", 1))
            .Node("Gemm", ["b", "v"], "r", ("transB", 1))
            .Weights("f", [], [0.5])
            .Weights("h", [], [0.25])
            .Node("Mul", ["l", "f"], "m")
            .Node("Mul", ["h", "r"], "n")
            .Node("Add", ["m", "n"], "y")
            .UntypedOutput("y");
        double[] expected =
        [
            .. Enumerable
                .Range(0, 4)
                .SelectMany(c =>
                    Matrix[(c * 6)..((c + 1) * 6)]
                        .Select(value => value * 0.5)
                        .Concat(Second[(c * 6)..((c + 1) * 6)].Select(value => value * 0.25))
                ),
        ];
        var read = Check(Folder, model, "Gemm", expected);
        Assert.That(read.Remarks, Has.Exactly(1).Contains("'w', 'v'"));
        EffectiveMatrix.AssertTemplates(read.Templates, EffectiveMatrix.Of(model.ToBytes(), 12));
    }

    [Test]
    public void Heads_stacked_and_averaged_are_one_classifier()
    {
        var model = TwoInputs()
            .Integers("o", 1)
            .Node("Gemm", ["a", "w"], "l", ("transB", 1))
            .Node("Gemm", ["b", "v"], "r", ("transB", 1))
            .Node("Unsqueeze", ["l", "o"], "lu")
            .Node("Unsqueeze", ["r", "o"], "ru")
            .Node("Concat", ["lu", "ru"], "s", ("axis", 1))
            .Node("ReduceMean", ["s"], "m", ("axes", new[] { 1 }), ("keepdims", 0))
            .Node("Softmax", ["m"], "y")
            .UntypedOutput("y");
        double[] expected =
        [
            .. Enumerable
                .Range(0, 4)
                .SelectMany(c => Matrix[(c * 6)..((c + 1) * 6)].Concat(Second[(c * 6)..((c + 1) * 6)]))
                .Select(value => value / 2),
        ];
        Check(Folder, model, "Gemm", expected);
    }

    [Test]
    public void Heads_of_the_same_features_are_added_up()
    {
        var model = Model()
            .Weights("w", [4, 6], Matrix)
            .Weights("v", [4, 6], Second)
            .Node("Gemm", ["x", "w"], "l", ("transB", 1))
            .Node("Gemm", ["x", "v"], "r", ("transB", 1))
            .Node("Mean", ["l", "r"], "y")
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", [.. Matrix.Zip(Second, (a, b) => (a + b) / 2)]);
    }

    [Test]
    public void Groups_of_classes_of_the_same_features_are_joined()
    {
        var model = Model()
            .Weights("w", [4, 6], Matrix)
            .Weights("v", [2, 6], Second[..12])
            .Node("Gemm", ["x", "w"], "l", ("transB", 1))
            .Node("Gemm", ["x", "v"], "r", ("transB", 1))
            .Node("Concat", ["r", "l"], "y", ("axis", 1))
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", [.. Second[..12], .. Matrix]);
    }

    [Test]
    public void Groups_of_classes_of_different_features_are_refused() =>
        AssertRefused(
            TwoInputs()
                .Node("Gemm", ["a", "w"], "l", ("transB", 1))
                .Node("Gemm", ["b", "v"], "r", ("transB", 1))
                .Node("Concat", ["l", "r"], "y", ("axis", 1)),
            "'w'",
            "'v'",
            "different features"
        );

    [TestCase("Add")]
    [TestCase("Mean")]
    [TestCase("Max")]
    [TestCase("Mul")]
    public void Probabilities_of_two_heads_that_are_combined_are_refused(string type) =>
        AssertRefused(
            TwoInputs()
                .Node("Gemm", ["a", "w"], "l", ("transB", 1))
                .Node("Gemm", ["b", "v"], "r", ("transB", 1))
                .Node("Softmax", ["l"], "p")
                .Node("Softmax", ["r"], "q")
                .Node(type, ["p", "q"], "y"),
            type,
            "several layers"
        );

    [Test]
    public void A_layer_applied_to_two_crops_is_one()
    {
        var model = TwoInputs()
            .Node("Gemm", ["a", "w"], "l", ("transB", 1))
            .Node("Gemm", ["b", "w"], "r", ("transB", 1))
            .Node("Softmax", ["l"], "p")
            .Node("Softmax", ["r"], "q")
            .Node("Mean", ["p", "q"], "y")
            .UntypedOutput("y");
        var read = Check(Folder, model, "Gemm");
        Assert.That(read.Remarks, Is.Empty);
    }

    [Test]
    public void A_layer_with_two_outputs_for_two_crops_is_one()
    {
        var model = TwoInputs()
            .Node("Gemm", ["a", "w"], "y", ("transB", 1))
            .Node("Gemm", ["b", "w"], "z", ("transB", 1))
            .UntypedOutput("y")
            .UntypedOutput("z");
        Assert.That(Check(Folder, model, "Gemm").Remarks, Is.Empty);
    }

    private void AssertRefused(OnnxBuilder model, params string[] words) =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(TestInputs.Input(Folder.Write("model.onnx", model.UntypedOutput("y").ToBytes()))),
            DiagnosticCodes.HeadsCannotBeJoined,
            (0, 0),
            words
        );
}
