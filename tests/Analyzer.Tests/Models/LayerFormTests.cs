
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Every form of the classifier layer that exporters, optimisers and quantisers write.</summary>
internal sealed class LayerFormTests : FolderFixture
{
    // 1/8 is the scale of the matrix, whose integers then are -16 to 16.
    private const double Scale = 0.125;
    private static readonly double[] Steps = [.. Matrix.Select(value => value / Scale)];
    private static readonly double[] TransposedSteps = [.. Transposed.Select(value => value / Scale)];

    private static IEnumerable<TestCaseData> Forms()
    {
        TestCaseData Form(string name, string layer, Func<OnnxBuilder> build, double tolerance = 0) =>
            new TestCaseData(layer, build, tolerance).SetArgDisplayNames(name);
        OnnxBuilder Quantised() =>
            Model()
                .Weights("sx", [], [0.02])
                .Weights("zx", [], [120], WeightEncoding.UInt8Raw)
                .Node("QuantizeLinear", ["x", "sx", "zx"], "q")
                .Weights("sw", [], [Scale])
                .Weights("zw", [], [3], WeightEncoding.Int8Raw)
                .Weights("sy", [], [0.1])
                .Weights("zy", [], [128], WeightEncoding.UInt8Raw);
        double[] Shifted(double[] steps) => [.. steps.Select(step => step + 3)];

        yield return Form(
            "Gemm with a bias",
            "Gemm",
            () =>
                Model()
                    .Weights("w", [4, 6], Matrix)
                    .Weights("b", [4], Bias)
                    .Node("Gemm", ["x", "w", "b"], "y", ("transB", 1), ("beta", 2.0))
                    .UntypedOutput("y")
        );
        yield return Form(
            "Gemm with the weights on the left",
            "Gemm",
            () =>
                Model()
                    .Weights("w", [4, 6], Matrix)
                    .Node("Gemm", ["w", "x"], "g", ("transB", 1))
                    .Node("Transpose", ["g"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "MatMul with the weights on the left",
            "MatMul",
            () =>
                Model()
                    .Weights("w", [4, 6], Matrix)
                    .Node("Transpose", ["x"], "t")
                    .Node("MatMul", ["w", "t"], "m")
                    .Node("Transpose", ["m"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "MatMul with a batch of weights",
            "MatMul",
            () => Model().Weights("w", [1, 6, 4], Transposed).Node("MatMul", ["x", "w"], "y").UntypedOutput("y")
        );
        yield return Form(
            "FusedMatMul",
            "com.microsoft.FusedMatMul",
            () =>
                Model().Weights("w", [4, 6], Matrix).Node("com.microsoft", "FusedMatMul", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y")
        );
        yield return Form(
            "FusedGemm",
            "com.microsoft.FusedGemm",
            () =>
                Model()
                    .Weights("w", [4, 6], Matrix)
                    .Node(
                        "com.microsoft",
                        "FusedGemm",
                        ["x", "w"],
                        "y",
                        ("transB", 1),
                        ("activation", "LeakyRelu"),
                        ("activation_alpha", 1.0)
                    )
                    .UntypedOutput("y")
        );
        yield return Form(
            "Einsum",
            "Einsum",
            () => Model().Weights("w", [4, 6], Matrix).Node("Einsum", ["x", "w"], "y", ("equation", "bi,ci->bc")).UntypedOutput("y")
        );
        yield return Form(
            "Einsum, weights first",
            "Einsum",
            () => Model().Weights("w", [6, 4], Transposed).Node("Einsum", ["w", "x"], "y", ("equation", "ic, bi -> cb")).UntypedOutput("y")
        );
        yield return Form(
            "Einsum over two axes",
            "Einsum",
            () =>
                Model()
                    .Integers("s", 1, 2, 3)
                    .Node("Reshape", ["x", "s"], "r")
                    .Weights("w", [2, 3, 4], Transposed)
                    .Node("Einsum", ["r", "w"], "y", ("equation", "bij,ijc->bc"))
                    .UntypedOutput("y")
        );
        yield return Form(
            "Conv 1x1 with a bias",
            "Conv",
            () =>
                Model()
                    .Integers("s", 1, 6, 1, 1)
                    .Node("Reshape", ["x", "s"], "r")
                    .Weights("w", [4, 6, 1, 1], Matrix)
                    .Weights("b", [4], Bias)
                    .Node("Conv", ["r", "w", "b"], "c")
                    .Node("Flatten", ["c"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "Conv whose kernel is as large as the map",
            "Conv",
            () =>
                Model()
                    .Integers("s", 1, 1, 2, 3)
                    .Node("Reshape", ["x", "s"], "r")
                    .Weights("w", [4, 1, 2, 3], Matrix)
                    .Node("Conv", ["r", "w"], "c")
                    .Node("Flatten", ["c"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "Conv of one axis",
            "Conv",
            () =>
                Model()
                    .Integers("s", 1, 6, 1)
                    .Node("Reshape", ["x", "s"], "r")
                    .Weights("w", [4, 6, 1], Matrix)
                    .Node("Conv", ["r", "w"], "c")
                    .Node("Flatten", ["c"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "FusedConv",
            "com.microsoft.FusedConv",
            () =>
                Model()
                    .Integers("s", 1, 6, 1, 1)
                    .Node("Reshape", ["x", "s"], "r")
                    .Weights("w", [4, 6, 1, 1], Matrix)
                    .Node("com.microsoft", "FusedConv", ["r", "w"], "c", ("activation", "LeakyRelu"), ("activation_params", new[] { 1.0 }))
                    .Node("Flatten", ["c"], "y")
                    .UntypedOutput("y")
        );
        foreach (var (name, inputs) in new[] { ("Gemm", new[] { "x", "d" }), ("MatMul", ["x", "t"]), ("Conv", ["r", "k"]) })
        {
            yield return Form(
                $"DequantizeLinear, {name}",
                name,
                () =>
                    Model()
                        .Integers("s", 1, 6, 1, 1)
                        .Integers("k4", 4, 6, 1, 1)
                        .Weights("w", [4, 6], Shifted(Steps), WeightEncoding.Int8Raw)
                        .Weights("sw", [], [Scale])
                        .Weights("zw", [], [3], WeightEncoding.Int8Raw)
                        .Node("DequantizeLinear", ["w", "sw", "zw"], "d")
                        .Node("Transpose", ["d"], "t")
                        .Node("Reshape", ["d", "k4"], "k")
                        .Node("Reshape", ["x", "s"], "r")
                        .Node(name, inputs, "y", name == "Gemm" ? [("transB", 1)] : [])
                        .UntypedOutput("y")
            );
        }

        yield return Form(
            "DequantizeLinear per channel",
            "Gemm",
            () =>
                Model()
                    .Weights(
                        "w",
                        [4, 6],
                        [.. Matrix.Select((value, i) => Math.Round(value / (0.02 + (i / Features * 0.01))))],
                        WeightEncoding.Int8Raw
                    )
                    .Weights("sw", [4], [0.02, 0.03, 0.04, 0.05])
                    .Node("DequantizeLinear", ["w", "sw"], "d", ("axis", 0))
                    .Node("Gemm", ["x", "d"], "y", ("transB", 1))
                    .UntypedOutput("y"),
            tolerance: 0.026
        );
        yield return Form(
            "QuantizeLinear and DequantizeLinear on float weights",
            "Gemm",
            () =>
                Model()
                    .Weights("w", [4, 6], Matrix)
                    .Weights("sw", [], [Scale])
                    .Weights("zw", [], [0], WeightEncoding.Int8Raw)
                    .Node("QuantizeLinear", ["w", "sw", "zw"], "i")
                    .Node("DequantizeLinear", ["i", "sw", "zw"], "d")
                    .Node("Gemm", ["x", "d"], "y", ("transB", 1))
                    .UntypedOutput("y")
        );
        yield return Form(
            "QLinearMatMul",
            "QLinearMatMul",
            () =>
                Quantised()
                    .Weights("w", [6, 4], Shifted(TransposedSteps), WeightEncoding.Int8Raw)
                    .Node("QLinearMatMul", ["q", "sx", "zx", "w", "sw", "zw", "sy", "zy"], "i")
                    .Node("DequantizeLinear", ["i", "sy", "zy"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "QGemm",
            "com.microsoft.QGemm",
            () =>
                Quantised()
                    .Weights("w", [4, 6], Shifted(Steps), WeightEncoding.Int8Raw)
                    .Weights("b", [4], [.. Bias.Select(b => b / (0.02 * Scale))], WeightEncoding.Int32Raw)
                    .Node("com.microsoft", "QGemm", ["q", "sx", "zx", "w", "sw", "zw", "b", "sy", "zy"], "i", ("transB", 1))
                    .Node("DequantizeLinear", ["i", "sy", "zy"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "QLinearConv",
            "QLinearConv",
            () =>
                Quantised()
                    .Weights("w", [4, 6, 1, 1], Shifted(Steps), WeightEncoding.Int8Raw)
                    .Weights("b", [4], [.. Bias.Select(b => b / (0.02 * Scale))], WeightEncoding.Int32Raw)
                    .Integers("s", 1, 6, 1, 1)
                    .Node("Reshape", ["q", "s"], "r")
                    .Node("QLinearConv", ["r", "sx", "zx", "w", "sw", "zw", "sy", "zy", "b"], "i")
                    .Node("DequantizeLinear", ["i", "sy", "zy"], "d")
                    .Node("Flatten", ["d"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "MatMulIntegerToFloat",
            "com.microsoft.MatMulIntegerToFloat",
            () =>
                Quantised()
                    .Weights("w", [6, 4], Shifted(TransposedSteps), WeightEncoding.Int8Raw)
                    .Weights("b", [4], Bias)
                    .Node("com.microsoft", "MatMulIntegerToFloat", ["q", "w", "sx", "sw", "zx", "zw", "b"], "y")
                    .UntypedOutput("y")
        );
        yield return Form(
            "DynamicQuantizeMatMul",
            "com.microsoft.DynamicQuantizeMatMul",
            () =>
                Model()
                    .Weights("w", [6, 4], Shifted(TransposedSteps), WeightEncoding.Int8Raw)
                    .Weights("sw", [], [Scale])
                    .Weights("zw", [], [3], WeightEncoding.Int8Raw)
                    .Weights("b", [4], Bias)
                    .Node("com.microsoft", "DynamicQuantizeMatMul", ["x", "w", "sw", "zw", "b"], "y")
                    .UntypedOutput("y")
        );
    }

    [TestCaseSource(nameof(Forms))]
    public void Templates_are_the_matrix_that_went_in(string layer, Func<OnnxBuilder> build, double tolerance) =>
        Check(Folder, build(), layer, tolerance: tolerance);

    [TestCaseSource(nameof(Forms))]
    public void An_input_that_is_left_out_is_no_crash(string layer, Func<OnnxBuilder> build, double tolerance)
    {
        var counts = build().InputCounts;
        foreach (var (node, input) in counts.SelectMany((count, node) => Enumerable.Range(0, count).Select(input => (node, input))))
        {
            try
            {
                _ = QualityGate.Models.Reading.ClassifierFile.Read(
                    TestInputs.Input(Folder.Write("model.onnx", build().LeaveOut(node, input).ToBytes()))
                );
            }
            catch (QualityGate.Diagnostics.QualityGateException e)
            {
                Assert.That(e.Diagnostics.Length, Is.EqualTo(1), $"{layer}, input {input} of node {node}, within {tolerance}");
            }
        }
    }

    // As quantize_dynamic writes it: integers are multiplied, and scaled back behind.
    [Test]
    public void MatMulInteger_with_a_scale_per_class_behind_it()
    {
        var model = Model()
            .Weights("w", [6, 4], TransposedSteps, WeightEncoding.Int8Raw)
            .Weights("zw", [], [0], WeightEncoding.Int8Raw)
            .Weights("sw", [4], [0.1, 0.2, 0.3, 0.4])
            .Weights("b", [4], Bias)
            .Nodes("", "DynamicQuantizeLinear", ["x"], ["q", "sx", "zx"])
            .Node("MatMulInteger", ["q", "w", "zx", "zw"], "i")
            .Node("Cast", ["i"], "f", ("to", 1))
            .Node("Mul", ["sx", "sw"], "s")
            .Node("Mul", ["f", "s"], "m")
            .Node("Add", ["m", "b"], "y")
            .UntypedOutput("y");
        Check(Folder, model, "MatMulInteger", Steps);
    }

    [Test]
    public void ConvInteger() =>
        Check(
            Folder,
            Model()
                .Weights("w", [4, 6, 1, 1], [.. Steps.Select(step => step + 100)], WeightEncoding.UInt8Raw)
                .Weights("zw", [], [100], WeightEncoding.UInt8Raw)
                .Integers("s", 1, 6, 1, 1)
                .Nodes("", "DynamicQuantizeLinear", ["x"], ["q", "sx", "zx"])
                .Node("Reshape", ["q", "s"], "r")
                .Node("ConvInteger", ["r", "w", "zx", "zw"], "i")
                .Node("Cast", ["i"], "f", ("to", 1))
                .Node("Mul", ["f", "sx"], "y")
                .UntypedOutput("y"),
            "ConvInteger",
            Steps
        );

    // Two groups: classes 0 and 1 see features 0 to 2, classes 2 and 3 the others.
    [Test]
    public void A_grouped_convolution_has_zeros_where_a_class_does_not_look()
    {
        var model = Model()
            .Integers("s", 1, 6, 1, 1)
            .Node("Reshape", ["x", "s"], "r")
            .Weights("w", [4, 3, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
            .Node("Conv", ["r", "w"], "c", ("group", 2))
            .Node("Flatten", ["c"], "y")
            .UntypedOutput("y");
        Check(Folder, model, "Conv", [1, 2, 3, 0, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0, 7, 8, 9, 0, 0, 0, 10, 11, 12]);
    }

    // 32 features, blocks of 16: class c has the 4-bit integers (c + k) mod 16, scale 0.5 in the first block and 0.25 in the second.
    [TestCase(false)]
    [TestCase(true)]
    public void MatMulNBits(bool withZeroPoints)
    {
        int Number(int c, int k) => (c + (k * 3)) % 16;
        var packed =
            from c in Enumerable.Range(0, 4)
            from k in Enumerable.Range(0, 16)
            select (double)(Number(c, 2 * k) | (Number(c, (2 * k) + 1) << 4));
        var model = new OnnxBuilder()
            .Input("x", 1, 32)
            .Weights("w", [4, 2, 8], [.. packed], WeightEncoding.UInt8Raw)
            .Weights("s", [8], [0.5, 0.25, 0.5, 0.25, 0.5, 0.25, 0.5, 0.25])
            .Weights("z", [4], [0x75, 0x75, 0x75, 0x75], WeightEncoding.UInt8Raw)
            .Node(
                "com.microsoft",
                "MatMulNBits",
                withZeroPoints ? ["x", "w", "s", "z"] : ["x", "w", "s"],
                "y",
                ("K", 32),
                ("N", 4),
                ("bits", 4),
                ("block_size", 16)
            )
            .UntypedOutput("y");
        var expected =
            from c in Enumerable.Range(0, 4)
            from k in Enumerable.Range(0, 32)
            select (
                Number(c, k)
                - (
                    withZeroPoints
                        ? k < 16
                            ? 5
                            : 7
                        : 8
                )
            ) * (k < 16 ? 0.5 : 0.25);
        Check(Folder, model, "com.microsoft.MatMulNBits", [.. expected]);
    }

    [TestCase("NONE")]
    [TestCase("SOFTMAX")]
    [TestCase("LOGISTIC")]
    public void LinearClassifier(string transform)
    {
        var model = Model()
            .Nodes(
                "ai.onnx.ml",
                "LinearClassifier",
                ["x"],
                ["label", "scores"],
                ("coefficients", Matrix),
                ("intercepts", Bias),
                ("classlabels_strings", new[] { "a", "b", "c", "d" }),
                ("post_transform", transform)
            )
            .Node("ai.onnx.ml", "ZipMap", ["scores"], "y", ("classlabels_strings", new[] { "a", "b", "c", "d" }))
            .UntypedOutput("label")
            .UntypedOutput("y");
        Check(Folder, model, "ai.onnx.ml.LinearClassifier");
    }

    [Test]
    public void A_long_list_of_coefficients_stays_in_the_file_until_it_is_needed()
    {
        double[] many = [.. Enumerable.Range(0, 4 * 10_000).Select(i => (double)(float)Math.Sin(i))];
        var model = new OnnxBuilder()
            .Input("x", 1, 10_000)
            .Nodes(
                "ai.onnx.ml",
                "LinearClassifier",
                ["x"],
                ["label", "y"],
                ("coefficients", many),
                ("intercepts", Bias),
                ("classlabels_ints", new[] { 0, 1, 2, 3 })
            )
            .UntypedOutput("label")
            .UntypedOutput("y");
        Check(Folder, model, "ai.onnx.ml.LinearClassifier", many);
    }

    [Test]
    public void A_binary_head_is_two_opposed_templates()
    {
        double[] weights = [.. Matrix.Take(6)];
        var read = Check(
            Folder,
            Model()
                .Weights("w", [1, 6], weights)
                .Node("Gemm", ["x", "w"], "g", ("transB", 1))
                .Node("Sigmoid", ["g"], "y")
                .UntypedOutput("y"),
            "Gemm",
            [.. weights.Select(value => -value), .. weights]
        );
        Assert.That(read.Remarks, Has.Exactly(1).Contains("binary"));
    }

    // As PyTorch writes F.linear(F.normalize(x), F.normalize(w)) * 16.
    [Test]
    public void A_cosine_head_normalises_its_weights_in_the_graph()
    {
        var model = Model()
            .Weights("w", [4, 6], Matrix)
            .Weights("eps", [], [1e-12])
            .Weights("scale", [], [16])
            .Node("ReduceL2", ["w"], "n", ("axes", new[] { 1 }))
            .Node("Clip", ["n", "eps"], "c")
            .Node("Shape", ["w"], "shape")
            .Node("Expand", ["c", "shape"], "e")
            .Node("Div", ["w", "e"], "unit")
            .Node("Transpose", ["unit"], "t")
            .Node("LpNormalization", ["x"], "ux", ("axis", 1))
            .Node("MatMul", ["ux", "t"], "m")
            .Node("Mul", ["m", "scale"], "y")
            .UntypedOutput("y");
        var expected = Enumerable
            .Range(0, 4)
            .SelectMany(c => Matrix[(c * 6)..((c + 1) * 6)] is var row ? row.Select(value => value / Math.Sqrt(row.Sum(v => v * v))) : []);
        Check(Folder, model, "MatMul", [.. expected], tolerance: 1e-12);
    }

    [Test]
    public void Weight_normalisation_is_folded()
    {
        var model = Model()
            .Weights("v", [4, 6], Matrix)
            .Weights("g", [4, 1], [1, 2, 3, 4])
            .Node("LpNormalization", ["v"], "u", ("axis", 1))
            .Node("Mul", ["u", "g"], "w")
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .UntypedOutput("y");
        var expected = Enumerable
            .Range(0, 4)
            .SelectMany(c =>
                Matrix[(c * 6)..((c + 1) * 6)] is var row ? row.Select(value => (c + 1) * value / Math.Sqrt(row.Sum(v => v * v))) : []
            );
        Check(Folder, model, "Gemm", [.. expected], tolerance: 1e-12);
    }
}
