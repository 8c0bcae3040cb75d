using QualityGate.Diagnostics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Weights behind the quantisers of QONNX, and behind operators that nobody knows.</summary>
internal sealed class QonnxTests : FolderFixture
{
    private const string Domain = "qonnx.custom_op.general";

    private Classifier Read(OnnxBuilder model) => ClassifierFile.Read(TestInputs.Input(Folder.Write("model.onnx", model.ToBytes())));

    private static OnnxBuilder Quantised(double scale, double zero, double bits, params (string, object)[] attributes) =>
        Model()
            .Weights("w", [4, 6], Matrix)
            .Weights("s", [], [scale])
            .Weights("z", [], [zero])
            .Weights("b", [], [bits])
            .Node(Domain, "Quant", ["w", "s", "z", "b"], "q", attributes)
            .Node("Gemm", ["x", "q"], "y", ("transB", 1))
            .UntypedOutput("y");

    private static double[] Levels(double scale, double least, double greatest) =>
        [.. Matrix.Select(value => Math.Clamp(Math.Round(value / scale, MidpointRounding.ToEven), least, greatest) * scale)];

    [Test]
    public void Quantised_weights_are_computed_with_their_scale()
    {
        var read = Read(Quantised(0.25, 0, 4, ("signed", 1), ("narrow", 0), ("rounding_mode", "ROUND")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(read.Templates), Is.EqualTo(Levels(0.25, -8, 7)));
            Assert.That(read.Encoding, Is.EqualTo("float32, quantised to 4 bits"));
            Assert.That(read.Weights, Is.EqualTo("w"));
            Assert.That(Values(Read(Quantised(0.25, 0, 3, ("narrow", 1))).Templates), Is.EqualTo(Levels(0.25, -3, 3)), "narrow");
            Assert.That(
                Values(Read(Quantised(0.25, 8, 4, ("signed", 0))).Templates),
                Is.EqualTo(Levels(0.25, -8, 7)),
                "unsigned with a zero point"
            );
            Assert.That(
                Values(Read(Quantised(0.5, 0, 8, ("rounding_mode", "FLOOR"))).Templates),
                Is.EqualTo(Matrix.Select(value => Math.Floor(value * 2) / 2))
            );
            Assert.That(
                Values(Read(Quantised(0.5, 0, 1)).Templates),
                Is.EqualTo(Matrix.Select(value => value >= 0 ? 0.5 : -0.5)),
                "one bit"
            );
        }
    }

    [Test]
    public void Scales_of_classes_are_broadcast_into_a_convolution_and_a_product()
    {
        double[] scales = [0.125, 0.25, 0.5, 0.125];
        double[] expected =
        [
            .. Matrix.Select(
                (value, i) => Math.Clamp(Math.Round(value / scales[i / 6], MidpointRounding.ToEven), -128, 127) * scales[i / 6]
            ),
        ];
        var product = Model()
            .Weights("w", [6, 4], Transposed)
            .Weights("s", [4], scales)
            .Weights("z", [], [0])
            .Weights("b", [], [8])
            .Node(Domain, "Quant", ["w", "s", "z", "b"], "q")
            .Node("MatMul", ["x", "q"], "m")
            .Node(Domain, "Quant", ["m", "s", "z", "b"], "y")
            .UntypedOutput("y");
        var convolution = Model()
            .Integers("shape", 1, 6, 1, 1)
            .Node("Reshape", ["x", "shape"], "r")
            .Weights("w", [4, 6, 1, 1], Matrix)
            .Weights("s", [4, 1, 1, 1], scales)
            .Weights("z", [], [0])
            .Weights("b", [], [8])
            .Node("onnx.brevitas", "Quant", ["w", "s", "z", "b"], "q")
            .Node("Conv", ["r", "q"], "c")
            .Node("Flatten", ["c"], "y")
            .UntypedOutput("y");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(Read(product).Templates), Is.EqualTo(expected));
            Assert.That(Values(Read(convolution).Templates), Is.EqualTo(expected));
        }
    }

    [TestCase(0.0)]
    [TestCase(2.5)]
    [TestCase(99.0)]
    public void A_number_of_bits_that_is_none_is_refused(double bits) =>
        TestInputs.AssertFailure(() => Read(Quantised(0.25, 0, bits)), DiagnosticCodes.WeightsUnreadable, (0, 0), "bits");

    [Test]
    public void An_operator_that_is_not_known_is_named()
    {
        var model = Model()
            .Weights("w", [4, 6], Matrix)
            .Weights("s", [], [1])
            .Node("my.domain", "Unpack", ["w", "s"], "u")
            .Node("Transpose", ["u"], "t")
            .Node("MatMul", ["x", "t"], "y")
            .UntypedOutput("y");
        TestInputs.AssertFailure(
            () => Read(model),
            DiagnosticCodes.NoClassifierLayer,
            (0, 0),
            "MatMul",
            "my.domain.Unpack (node 'Unpack_u'), an operator that is not known"
        );
    }

    [Test]
    public void A_name_that_is_not_there_never_ends_in_an_empty_list()
    {
        var path = TestInputs.Input(
            Folder.Write("model.onnx", new OnnxBuilder().Input("x", 1, 2).Node("Softmax", ["x"], "y").Output("y", 1, 2).ToBytes())
        );
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(path, classifier: "fc"),
            DiagnosticCodes.ClassifierNotFound,
            (0, 0),
            "It has the outputs 'y' and no layers with weights with a name"
        );
    }

    [Test]
    public void Candidates_of_another_number_of_classes_are_not_proposed()
    {
        var model = Model();
        foreach (var (name, rows) in new[] { ("a", 3), ("b", 4), ("c", 4) })
        {
            model = model
                .Weights($"w_{name}", [rows, 6], Matrix[..(rows * 6)])
                .Node("Gemm", ["x", $"w_{name}"], name, ("transB", 1))
                .Output(name, 1, rows);
        }

        var path = TestInputs.Input(Folder.Write("model.onnx", model.ToBytes()));
        string Message(int classes) =>
            TestInputs.Failure(() => ClassifierFile.Read(path, classes)).Single() is { Code: DiagnosticCodes.SeveralClassifierLayers } only
                ? only.Message
                : string.Empty;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Message(4), Does.Contain("'classifier: w_b'").And.Contain("'w_c'").And.Not.Contain("'w_a'"));
            Assert.That(Message(9), Does.Contain("none of which has 9 classes").And.Not.Contain("'classifier: "));
        }
    }
}
