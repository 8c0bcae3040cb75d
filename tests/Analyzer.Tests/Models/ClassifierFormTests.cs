using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Models;
using QualityGate.Models.Reading;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>
/// Every form of the classifier layer that is supported: the templates must be the matrix that went in, and ONNX Runtime
/// must compute W·x with it.
/// </summary>
internal sealed class ClassifierFormTests
{
    private const int Classes = 3;
    private const int Features = 4;

    private static readonly double[] Matrix = [1, 2, 3, 4, -1, 0.5, 0, 2, 0.25, -3, 1.5, 0];

    private static double[] Transposed =>
        [.. from f in Enumerable.Range(0, Features) from c in Enumerable.Range(0, Classes) select Matrix[(c * Features) + f]];

    private static IEnumerable<TestCaseData> Forms()
    {
        TestCaseData Form(
            string name,
            Func<OnnxBuilder, OnnxBuilder> build,
            string layer,
            double factor = 1,
            bool isMatrixProduct = true
        ) => new TestCaseData(build, layer, factor, isMatrixProduct).SetArgDisplayNames(name);

        yield return Form(
            "Gemm, transB 1",
            b => b.Weights("w", [Classes, Features], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)),
            "Gemm"
        );
        yield return Form("Gemm, transB 0", b => b.Weights("w", [Features, Classes], Transposed).Node("Gemm", ["x", "w"], "y"), "Gemm");
        yield return Form(
            "Gemm, alpha 0.5",
            b => b.Weights("w", [Classes, Features], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1), ("alpha", 0.5)),
            "Gemm",
            factor: 0.5
        );
        yield return Form("MatMul", b => b.Weights("w", [Features, Classes], Transposed).Node("MatMul", ["x", "w"], "y"), "MatMul");
        yield return Form(
            "MatMul + Add",
            b =>
                b.Weights("w", [Features, Classes], Transposed)
                    .Weights("zero", [Classes], [0, 0, 0])
                    .Node("MatMul", ["x", "w"], "m")
                    .Node("Add", ["m", "zero"], "y"),
            "MatMul"
        );
        yield return Form(
            "Add + MatMul",
            b =>
                b.Weights("w", [Features, Classes], Transposed)
                    .Weights("zero", [Classes], [0, 0, 0])
                    .Node("MatMul", ["x", "w"], "m")
                    .Node("Add", ["zero", "m"], "y"),
            "MatMul"
        );
        yield return Form(
            "MatMul with a transposed weight",
            b =>
                b.Weights("w", [Classes, Features], Matrix)
                    .Node("Transpose", ["w"], "t", ("perm", new[] { 1, 0 }))
                    .Node("MatMul", ["x", "t"], "y"),
            "MatMul"
        );
        yield return Form(
            "MatMul with a Constant node",
            b => b.Constant("w", [Features, Classes], Transposed).Node("MatMul", ["x", "w"], "y"),
            "MatMul"
        );
        yield return Form(
            "MatMul with a cast half-precision weight",
            b =>
                b.Weights("w", [Features, Classes], Transposed, WeightEncoding.Float16Raw)
                    .Node("Cast", ["w"], "f", ("to", 1))
                    .Node("MatMul", ["x", "f"], "y"),
            "MatMul"
        );
        yield return Form(
            "nodes in reverse order",
            b =>
                b.Weights("w", [Classes, Features], Matrix)
                    .Node("Gemm", ["x", "w"], "g", ("transB", 1))
                    .Node("Identity", ["g"], "y")
                    .ReverseNodes(),
            "Gemm",
            isMatrixProduct: false
        );
        yield return Form(
            "Conv 1x1, GlobalAveragePool, Flatten",
            b =>
                b.Weights("w", [Classes, Features, 1, 1], Matrix)
                    .Integers("image", 1, Features, 1, 1)
                    .Node("Reshape", ["x", "image"], "i")
                    .Node("Conv", ["i", "w"], "c")
                    .Node("GlobalAveragePool", ["c"], "p")
                    .Node("Flatten", ["p"], "y"),
            "Conv"
        );
        yield return Form(
            "Conv 1x1, Squeeze",
            b =>
                b.Weights("w", [Classes, Features, 1, 1], Matrix)
                    .Integers("image", 1, Features, 1, 1)
                    .Integers("axes", 2, 3)
                    .Node("Reshape", ["x", "image"], "i")
                    .Node("Conv", ["i", "w"], "c")
                    .Node("Squeeze", ["c", "axes"], "y"),
            "Conv"
        );
        foreach (
            var (name, attributes) in new[]
            {
                ("Softmax", new[] { ("axis", (object)1) }),
                ("LogSoftmax", [("axis", 1)]),
                ("Relu", []),
                ("Sigmoid", []),
                ("Dropout", []),
                ("Identity", []),
            }
        )
        {
            yield return Form(
                $"behind {name}",
                b =>
                    b.Weights("w", [Classes, Features], Matrix)
                        .Node("Gemm", ["x", "w"], "g", ("transB", 1))
                        .Node(name, ["g"], "y", attributes),
                "Gemm",
                isMatrixProduct: false
            );
        }

        yield return Form(
            "behind Cast and Reshape",
            b =>
                b.Weights("w", [Classes, Features], Matrix)
                    .Integers("shape", 1, Classes)
                    .Node("Gemm", ["x", "w"], "g", ("transB", 1))
                    .Node("Cast", ["g"], "d", ("to", 11))
                    .Node("Cast", ["d"], "f", ("to", 1))
                    .Node("Reshape", ["f", "shape"], "y"),
            "Gemm"
        );
    }

    [TestCaseSource(nameof(Forms))]
    public void Templates_are_the_matrix_that_went_in(
        Func<OnnxBuilder, OnnxBuilder> build,
        string layer,
        double factor,
        bool isMatrixProduct
    )
    {
        using var folder = TemporaryFolder.InMemory();
        var bytes = build(new OnnxBuilder().Input("x", 1, Features)).Output("y", 1, Classes).ToBytes();
        var classifier = ClassifierFile.Read(TestInputs.Input(folder.Write("model.onnx", bytes)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(classifier.Operator, Is.EqualTo(layer));
            Assert.That(classifier.Weights, Is.EqualTo("w"));
            Assert.That(Values(classifier.Templates), Is.EqualTo(Matrix.Select(v => v * factor)).AsCollection);
        }

        double[] x = [0.5, -1, 2, 0.25];
        var output = RunInOnnxRuntime(bytes, x);
        var expected = Enumerable.Range(0, Classes).Select(c => Dot(classifier.Templates[c], x)).ToArray();
        if (isMatrixProduct)
        {
            Assert.That(output, Is.EqualTo(expected).Within(1e-5));
        }
        else
        {
            // Operators behind the layer may bend the scores, but they keep each class in its place.
            Assert.That(
                Order(output.Select(v => Math.Round(v, 6))),
                Is.EqualTo(Order(expected.Select(v => Math.Round(Math.Max(v, output.Min() == 0 ? 0 : v), 6))))
            );
        }
    }

    [TestCase(WeightEncoding.Float32Raw)]
    [TestCase(WeightEncoding.Float32Typed)]
    [TestCase(WeightEncoding.Float16Raw)]
    [TestCase(WeightEncoding.Float16Typed)]
    [TestCase(WeightEncoding.DoubleRaw)]
    [TestCase(WeightEncoding.DoubleTyped)]
    public void Every_encoding_of_the_weights_is_read(WeightEncoding encoding)
    {
        using var folder = TemporaryFolder.InMemory();
        var bytes = new OnnxBuilder()
            .Input("x", 1, Features)
            .Weights("w", [Classes, Features], Matrix, encoding)
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, Classes)
            .ToBytes();
        var classifier = ClassifierFile.Read(TestInputs.Input(folder.Write("model.onnx", bytes)));
        Assert.That(Values(classifier.Templates), Is.EqualTo(Matrix).AsCollection);
    }

    private static double[] Values(ClassTemplates templates) =>
        [.. Enumerable.Range(0, templates.Classes).SelectMany(c => templates[c].ToArray())];

    private static double Dot(ReadOnlySpan<double> a, double[] b) => a.ToArray().Zip(b, (x, y) => x * y).Sum();

    private static int[] Order(IEnumerable<double> scores) =>
        [.. scores.Select((score, c) => (score, c)).OrderBy(p => p.score).ThenBy(p => p.c).Select(p => p.c)];

    private static double[] RunInOnnxRuntime(byte[] model, double[] x)
    {
        using var session = new InferenceSession(model);
        var input = new DenseTensor<float>(x.Select(v => (float)v).ToArray(), [1, Features]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("x", input)]);
        return [.. results[0].AsEnumerable<float>().Select(v => (double)v)];
    }
}
