using System.Diagnostics;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Models.Inspection;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>
/// Valid models with bits flipped, parts cut out, copied and spliced, and lengths that lie: each is answered by a result or a
/// QG2xxx error, in little time and memory. QUALITYGATE_FUZZ_CASES sets the number of cases: 100000 takes some minutes.
/// </summary>
internal sealed class ModelFuzzTests : FolderFixture
{
    private const int UsualCases = 1000;
    private const long MostMemory = 512L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static IReadOnlyList<byte[]> Models()
    {
        OnnxBuilder Plain(int opset = 13) => Model(opset).Weights("w", [4, 6], Matrix);
        var branch = new OnnxBuilder().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "a", ("transB", 1)).UntypedOutput("a");
        var outside = Plain().Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        outside.MoveOutside("w", "data.bin");
        return
        [
            Plain()
                .Node("Transpose", ["w"], "t", ("perm", new[] { 1, 0 }))
                .Node("MatMul", ["x", "t"], "m")
                .Node("Softmax", ["m"], "y")
                .Output("y", 1, 4)
                .ToBytes(),
            Plain()
                .Weights("typed", [4], Bias, WeightEncoding.Float32Typed)
                .Node("Gemm", ["x", "w", "typed"], "y", ("transB", 1), ("alpha", 0.5))
                .Output("y", 1, 4)
                .ToBytes(),
            Model()
                .Weights("w", [4, 6, 1, 1], Matrix, WeightEncoding.Float16Raw)
                .Integers("s", 1, 6, 1, 1)
                .Node("Reshape", ["x", "s"], "r")
                .Node("Conv", ["r", "w"], "c", ("pads", new[] { 0, 0, 0, 0 }))
                .Node("GlobalAveragePool", ["c"], "y")
                .UntypedOutput("y")
                .ToBytes(),
            Model(21)
                .Weights("i", [4, 6], [.. Matrix.Select(v => v * 2)], WeightEncoding.Int4Raw)
                .Weights("s", [4, 3], [.. Enumerable.Range(1, 12).Select(v => (double)v)])
                .Node("DequantizeLinear", ["i", "s"], "d", ("axis", 1), ("block_size", 2))
                .Node("Gemm", ["x", "d"], "y", ("transB", 1))
                .UntypedOutput("y")
                .ToBytes(),
            Plain()
                .Integers("shape", 4, 6)
                .Integers("i", 0, 1, 2, 3)
                .Node("Reshape", ["w", "shape"], "a")
                .Node("Gather", ["a", "i"], "b")
                .Node("ReduceL2", ["b"], "n", ("axes", new[] { 1 }))
                .Node("Div", ["b", "n"], "c")
                .Node("Concat", ["c", "c"], "d", ("axis", 0))
                .Node("Slice", ["d", "i", "shape"], "e")
                .Node("Einsum", ["x", "c"], "y", ("equation", "bi,ci->bc"))
                .UntypedOutput("y")
                .ToBytes(),
            Model().Node("If", ["x"], "y", ("then_branch", branch), ("else_branch", branch)).UntypedOutput("y").ToBytes(),
            Plain()
                .Function("p", "f", ["a", "b"], ["c"], new OnnxBuilder().Node("Gemm", ["a", "b"], "c", ("transB", new Reference("t"))))
                .Node("p", "f", ["x", "w"], "y", ("t", 1))
                .UntypedOutput("y")
                .ToBytes(),
            Model()
                .Nodes(
                    "ai.onnx.ml",
                    "LinearClassifier",
                    ["x"],
                    ["l", "y"],
                    ("coefficients", Matrix),
                    ("intercepts", Bias),
                    ("classlabels_ints", new[] { 0, 1, 2, 3 })
                )
                .UntypedOutput("y")
                .ToBytes(),
            Model()
                .Weights("w", [4, 1, 8], [.. Enumerable.Range(0, 32).Select(v => (double)v)], WeightEncoding.UInt8Raw)
                .Weights("s", [4], Bias)
                .Node("com.microsoft", "MatMulNBits", ["x", "w", "s"], "y", ("K", 16), ("N", 4), ("bits", 4), ("block_size", 16))
                .UntypedOutput("y")
                .ToBytes(),
            Plain()
                .Integers("n", 3, 6)
                .Node("ConstantOfShape", ["n"], "z")
                .Node("Concat", ["w", "z"], "c", ("axis", 0))
                .Node("Expand", ["c", "n"], "e")
                .Node("Gemm", ["x", "c"], "y", ("transB", 1))
                .UntypedOutput("y")
                .ToBytes(),
            outside.ToBytes(),
        ];
    }

    [Test]
    [Category("Long")]
    public void A_damaged_model_is_a_result_or_a_diagnostic()
    {
        var cases = int.TryParse(
            Environment.GetEnvironmentVariable("QUALITYGATE_FUZZ_CASES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : Thoroughness.Times(UsualCases);
        var first = Random.Shared.Next(int.MaxValue / 2);
        var models = Models();
        var path = Folder.PathTo("model.onnx");
        var (diagnosed, slowest, watch) = (0, TimeSpan.Zero, new Stopwatch());
        for (var i = first; i < first + cases; i++)
        {
            // Every case can be had again by its number.
            var random = new Random(i);
            var bytes = ModelDamage.Apply(models[i % models.Count], models, random);
            File.WriteAllBytes(path, bytes);
            watch.Restart();
            try
            {
                ModelInspector.Inspect(TestInputs.Input(path));
                ClassifierFile.Read(TestInputs.Input(path), classes: random.Next(2, 6));
            }
            catch (QualityGateException e)
            {
                diagnosed++;
                Assert.That(e.Diagnostics[0].Code, Does.StartWith("QG2"), $"case {i}");
            }
            catch (Exception e)
            {
                Assert.Fail($"case {i}: {e}");
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            Assert.That(watch.Elapsed, Is.LessThan(Longest), $"case {i}");
        }

        using var process = Process.GetCurrentProcess();
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cases} cases: {diagnosed} diagnosed, {cases - diagnosed} read; slowest {slowest.TotalMilliseconds:F0} ms; "
                    + $"peak memory of the process {process.PeakWorkingSet64 >> 20} MiB"
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnosed, Is.GreaterThan(cases / 5), "most damage shows");
            Assert.That(cases - diagnosed, Is.GreaterThan(cases / 50), "some damage does not matter");
            Assert.That(GC.GetTotalMemory(forceFullCollection: false), Is.LessThan(MostMemory));
        }
    }
}
