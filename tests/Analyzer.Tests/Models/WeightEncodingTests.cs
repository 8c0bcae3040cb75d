using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Every way of writing down weights, and of computing them in the graph before their use.</summary>
internal sealed class WeightEncodingTests : FolderFixture
{
    [Test]
    public void Floating_point_weights_are_read_as_they_are(
        [Values(
            WeightEncoding.Float32Raw,
            WeightEncoding.Float32Typed,
            WeightEncoding.DoubleRaw,
            WeightEncoding.DoubleTyped,
            WeightEncoding.Float16Raw,
            WeightEncoding.Float16Typed,
            WeightEncoding.BFloat16Raw,
            WeightEncoding.BFloat16Typed
        )]
            WeightEncoding encoding
    ) =>
        Check(
            Folder,
            Model()
                .Weights("w", [4, 6], Matrix, encoding)
                .Node("Cast", ["w"], "f", ("to", 1))
                .Node("Gemm", ["x", "f"], "y", ("transB", 1))
                .UntypedOutput("y"),
            "Gemm"
        );

    [Test]
    public void Integers_are_dequantised(
        [Values(WeightEncoding.Int8Raw, WeightEncoding.Int8Typed, WeightEncoding.UInt8Raw)] WeightEncoding encoding
    ) =>
        Check(
            Folder,
            Model()
                .Weights("w", [4, 6], [.. Matrix.Select(value => (value / 0.125) + 40)], encoding)
                .Weights("s", [], [0.125])
                .Weights("z", [], [40], encoding == WeightEncoding.Int8Typed ? WeightEncoding.Int8Raw : encoding)
                .Node("DequantizeLinear", ["w", "s", "z"], "d")
                .Node("Gemm", ["x", "d"], "y", ("transB", 1))
                .UntypedOutput("y"),
            "Gemm"
        );

    // Steps of half, -4 to 4.
    [Test]
    public void Integers_of_4_bits_are_dequantised(
        [Values(WeightEncoding.Int4Raw, WeightEncoding.Int4Typed, WeightEncoding.UInt4Raw)] WeightEncoding encoding
    )
    {
        var zero = encoding == WeightEncoding.UInt4Raw ? 7 : 0;
        double[] steps = [.. Matrix.Select(value => Math.Round(value * 2))];
        var model = Model(opset: 21)
            .Weights("w", [4, 6], [.. steps.Select(step => step + zero)], encoding)
            .Weights("s", [], [0.5])
            .Weights("z", [], [zero], encoding == WeightEncoding.UInt4Raw ? encoding : WeightEncoding.Int4Raw)
            .Node("DequantizeLinear", ["w", "s", "z"], "d")
            .Node("Gemm", ["x", "d"], "y", ("transB", 1))
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", [.. steps.Select(step => step / 2)]);
    }

    [Test]
    public void A_scale_per_block_of_features_is_applied()
    {
        var model = Model(opset: 21)
            .Weights("w", [4, 6], [.. Matrix.Select(value => value * 8)], WeightEncoding.Int8Raw)
            .Weights("s", [4, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
            .Node("DequantizeLinear", ["w", "s"], "d", ("axis", 1), ("block_size", 2))
            .Node("Gemm", ["x", "d"], "y", ("transB", 1))
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", [.. Matrix.Select((value, i) => value * 8 * (1 + (i / 6 * 3) + (i % 6 / 2)))]);
    }

    [Test]
    public void Weights_in_a_data_file_are_read_from_their_place()
    {
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        Folder.Write("data/model.bin", model.MoveOutside("w", "data/model.bin", offset: 4096));
        Check(Folder, model, "Gemm");
    }

    private static IEnumerable<TestCaseData> Computations()
    {
        TestCaseData Case(string name, Func<OnnxBuilder, OnnxBuilder> build) => new TestCaseData(build).SetArgDisplayNames(name);

        yield return Case("Constant", b => b.Constant("w", [6, 4], Transposed));
        yield return Case(
            "Identity, Cast",
            b =>
                b.Weights("a", [6, 4], Transposed, WeightEncoding.Float16Raw)
                    .Node("Identity", ["a"], "i")
                    .Node("Cast", ["i"], "w", ("to", 1))
        );
        yield return Case("Transpose", b => b.Weights("a", [4, 6], Matrix).Node("Transpose", ["a"], "w"));
        yield return Case(
            "Reshape",
            b =>
                b.Weights("a", [2, 3, 2, 2], Transposed)
                    .Integers("s", 0, -1)
                    .Integers("t", 6, 4)
                    .Node("Reshape", ["a", "s"], "r")
                    .Node("Reshape", ["r", "t"], "w")
        );
        yield return Case("Flatten", b => b.Weights("a", [2, 3, 2, 2], Transposed).Node("Flatten", ["a"], "w", ("axis", 2)));
        yield return Case(
            "Unsqueeze, Squeeze",
            b => b.Weights("a", [6, 4], Transposed).Integers("u", 0, 3).Node("Unsqueeze", ["a", "u"], "b").Node("Squeeze", ["b", "u"], "w")
        );
        yield return Case(
            "Slice",
            b =>
                b.Weights("a", [8, 4], [9, 9, 9, 9, .. Transposed, 9, 9, 9, 9])
                    .Integers("from", 1)
                    .Integers("to", -1)
                    .Integers("axis", 0)
                    .Node("Slice", ["a", "from", "to", "axis"], "w")
        );
        yield return Case(
            "Slice backwards",
            b =>
                b.Weights("a", [6, 4], [.. Transposed.Chunk(4).Reverse().SelectMany(row => row)])
                    .Integers("from", -1)
                    .Integers("to", long.MinValue)
                    .Integers("axis", 0)
                    .Integers("step", -1)
                    .Node("Slice", ["a", "from", "to", "axis", "step"], "w")
        );
        yield return Case(
            "Concat",
            b => b.Weights("a", [2, 4], Transposed[..8]).Weights("c", [4, 4], Transposed[8..]).Node("Concat", ["a", "c"], "w", ("axis", 0))
        );
        yield return Case(
            "Concat along rows",
            b =>
                b.Weights("a", [4, 2], [.. Matrix.Chunk(6).SelectMany(row => row[..2])])
                    .Weights("c", [4, 4], [.. Matrix.Chunk(6).SelectMany(row => row[2..])])
                    .Node("Concat", ["a", "c"], "m", ("axis", -1))
                    .Node("Transpose", ["m"], "w")
        );
        yield return Case(
            "Gather",
            b =>
                b.Weights("a", [6, 4], [.. Transposed.Chunk(4).Reverse().SelectMany(row => row)])
                    .Integers("rows", 5, -2, 3, 2, 1, 0)
                    .Node("Gather", ["a", "rows"], "w", ("axis", 0))
        );
        yield return Case(
            "Mul by a scalar",
            b => b.Weights("a", [6, 4], [.. Transposed.Select(value => value * 4)]).Weights("s", [], [0.25]).Node("Mul", ["a", "s"], "w")
        );
        yield return Case(
            "Div by a row",
            b =>
                b.Weights("a", [6, 4], [.. Transposed.Select((value, i) => value * (1 << (i % 4)))])
                    .Weights("s", [4], [1, 2, 4, 8])
                    .Node("Div", ["a", "s"], "w")
        );
        yield return Case(
            "Mul by ConstantOfShape",
            b =>
                b.Weights("a", [6, 4], Transposed)
                    .Integers("shape", 6, 1)
                    .Node("ConstantOfShape", ["shape"], "zero")
                    .Weights("one", [], [1])
                    .Node("Add", ["zero", "one"], "ones")
                    .Node("Mul", ["a", "ones"], "w")
        );
        yield return Case(
            "Neg, Sub",
            b =>
                b.Weights("a", [6, 4], [.. Transposed.Select(value => 1 - value)])
                    .Weights("one", [], [-1])
                    .Node("Sub", ["a", "a"], "z")
                    .Node("Neg", ["a"], "n")
                    .Node("Sub", ["n", "one"], "w")
        );
    }

    [TestCaseSource(nameof(Computations))]
    public void Operators_on_constant_weights_are_applied(Func<OnnxBuilder, OnnxBuilder> build) =>
        Check(Folder, build(Model()).Node("MatMul", ["x", "w"], "y").UntypedOutput("y"), "MatMul");

    [TestCase("/etc/data.bin", "not a path below")]
    [TestCase("../data.bin", "leaves the model's folder")]
    [TestCase("a/../../data.bin", "leaves the model's folder")]
    [TestCase("C:\\data.bin", "not a path below")]
    [TestCase("\\\\host\\share\\data.bin", "not a path below")]
    [TestCase("", "not a path below")]
    [TestCase("missing.bin", "is not there")]
    public void A_data_file_elsewhere_is_refused(string location, string reason)
    {
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        Folder.Write("data.bin", model.MoveOutside("w", location));
        AssertRefused("models/model.onnx", model, DiagnosticCodes.ExternalDataRefused, reason);
    }

    // The way leads over another link first: only whoever goes it finds out that it ends outside.
    [Test]
    [Platform(Exclude = "Win", Reason = "Links may not be made by everybody there.")]
    public void A_link_out_of_the_folder_behind_another_link_is_refused()
    {
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        Folder.Write("outside/data.bin", model.MoveOutside("w", "data.bin"));
        Folder.Write("outside/deep/x", "x");
        Directory.CreateDirectory(Folder.PathTo("models"));
        Directory.CreateSymbolicLink(Folder.PathTo("models/far"), "../outside/deep");
        File.CreateSymbolicLink(Folder.PathTo("models/data.bin"), "far/../data.bin");
        AssertRefused("models/model.onnx", model, DiagnosticCodes.ExternalDataRefused, "link out of");
    }

    [Test]
    public void A_link_out_of_the_folder_is_refused([Values] bool ofAFolder)
    {
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        Folder.Write("outside/data.bin", model.MoveOutside("w", "link/data.bin"));
        Directory.CreateDirectory(Folder.PathTo("models"));
        try
        {
            if (ofAFolder)
            {
                Directory.CreateSymbolicLink(Folder.PathTo("models/link"), Folder.PathTo("outside"));
            }
            else
            {
                Directory.CreateDirectory(Folder.PathTo("models/link"));
                File.CreateSymbolicLink(Folder.PathTo("models/link/data.bin"), Folder.PathTo("outside/data.bin"));
            }
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore($"links may not be made here: {e.Message}");
        }

        AssertRefused("models/model.onnx", model, DiagnosticCodes.ExternalDataRefused, "link out of");
    }

    [Test]
    public void A_data_file_that_is_too_short_is_refused()
    {
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        Folder.Write("data.bin", model.MoveOutside("w", "data.bin", offset: 100)[..150]);
        AssertRefused("model.onnx", model, DiagnosticCodes.WeightsUnreadable, "do not fit the 150 bytes");
    }

    [Test]
    public void A_data_file_that_is_a_Git_LFS_pointer_is_named_so()
    {
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        model.MoveOutside("w", "data.bin");
        Folder.Write("data.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n");
        AssertRefused("model.onnx", model, DiagnosticCodes.ExternalDataRefused, "git lfs pull");
    }

    [Test]
    public void A_tensor_that_the_file_cannot_justify_is_not_made()
    {
        var model = Model()
            .Integers("shape", 6, 300_000_000)
            .Node("ConstantOfShape", ["shape"], "w")
            .Node("MatMul", ["x", "w"], "y")
            .UntypedOutput("y");
        AssertRefused("model.onnx", model, DiagnosticCodes.TooManyClasses, "300000000");
        var squares = Model()
            .Integers("shape", 4000, 4000)
            .Node("ConstantOfShape", ["shape"], "w")
            .Node("MatMul", ["x", "w"], "y")
            .UntypedOutput("y");
        AssertRefused("model.onnx", squares, DiagnosticCodes.WeightsUnreadable, "do not justify");
    }

    [Test]
    public void Doubling_a_constant_a_hundred_times_ends()
    {
        var model = Model().Weights("w0", [6, 4], Transposed);
        for (var i = 0; i < 90; i++)
        {
            model.Node("Add", [$"w{i}", $"w{i}"], $"w{i + 1}");
        }

        AssertRefused(
            "model.onnx",
            model.Node("MatMul", ["x", "w90"], "y").UntypedOutput("y"),
            DiagnosticCodes.WeightsUnreadable,
            "do not justify"
        );
    }

    [Test]
    public void Six_encodings_of_the_same_weights_have_the_same_similarity_depth()
    {
        var labels = TestInputs.Labels([.. Enumerable.Range(1, 60).Select(i => TestInputs.WordNet.NameOf(i * 1300))]);
        var random = new Random(7);
        double[] centres = [.. Enumerable.Range(0, 12 * 64).Select(_ => random.NextDouble() - 0.5)];
        double[] matrix =
        [
            .. Enumerable
                .Range(0, 60 * 64)
                .Select(i => (double)(float)(centres[(i / 64 / 5 * 64) + (i % 64)] + (0.4 * (random.NextDouble() - 0.5)))),
        ];
        var step = matrix.Max(Math.Abs) / 127;
        double[] scales = [.. matrix.Chunk(64).Select(row => row.Max(Math.Abs) / 127)];
        double Depth(Func<OnnxBuilder, OnnxBuilder> weights)
        {
            var path = TestInputs.Input(
                Folder.Write(
                    "model.onnx",
                    weights(new OnnxBuilder().Input("x", 1, 64)).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y").ToBytes()
                )
            );
            var analysis = ModelAnalyzer.Analyze(ClassifierFile.Read(path), labels, confusion: null, new AffinityPropagation());
            return analysis.Structural.Edges.Average(edge => edge.Depth!.Value);
        }

        var exact = Depth(b => b.Weights("w", [60, 64], matrix));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exact, Is.GreaterThan(1));
            Assert.That(Depth(b => b.Weights("w", [60, 64], matrix, WeightEncoding.DoubleRaw)), Is.EqualTo(exact));
            Assert.That(
                Depth(b => b.Weights("h", [60, 64], matrix, WeightEncoding.Float16Raw).Node("Cast", ["h"], "w", ("to", 1))),
                Is.EqualTo(exact).Within(0.1).Percent
            );
            Assert.That(
                Depth(b => b.Weights("h", [60, 64], matrix, WeightEncoding.BFloat16Raw).Node("Cast", ["h"], "w", ("to", 1))),
                Is.EqualTo(exact).Within(2).Percent
            );
            Assert.That(
                Depth(b =>
                    b.Weights("i", [60, 64], [.. matrix.Select(value => Math.Round(value / step))], WeightEncoding.Int8Raw)
                        .Weights("s", [], [step])
                        .Node("DequantizeLinear", ["i", "s"], "w")
                ),
                Is.EqualTo(exact).Within(2).Percent
            );
            Assert.That(
                Depth(b =>
                    b.Weights("i", [60, 64], [.. matrix.Select((value, i) => Math.Round(value / scales[i / 64]))], WeightEncoding.Int8Raw)
                        .Weights("s", [60], scales)
                        .Node("DequantizeLinear", ["i", "s"], "w", ("axis", 0))
                ),
                Is.EqualTo(exact).Within(2).Percent
            );
        }
    }

    private void AssertRefused(string file, OnnxBuilder model, string code, string reason) =>
        TestInputs.AssertFailure(() => ClassifierFile.Read(TestInputs.Input(Folder.Write(file, model.ToBytes()))), code, (0, 0), reason);
}
