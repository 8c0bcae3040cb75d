using QualityGate.Diagnostics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Operators that may stand behind the layer, around it, and beside it.</summary>
internal sealed class ClassifierSearchTests : FolderFixture
{
    private static OnnxBuilder Gemm(OnnxBuilder builder, string weights = "w", string output = "g", string input = "x") =>
        builder.Weights(weights, [4, 6], Matrix).Node("Gemm", [input, weights], output, ("transB", 1));

    private static IEnumerable<TestCaseData> Behind()
    {
        TestCaseData Case(string name, Func<OnnxBuilder, OnnxBuilder> build) => new TestCaseData(build).SetArgDisplayNames(name);
        foreach (
            var type in new[]
            {
                "Relu",
                "LeakyRelu",
                "Elu",
                "Selu",
                "HardSigmoid",
                "Sigmoid",
                "Tanh",
                "Softplus",
                "Softsign",
                "Exp",
                "Neg",
                "Abs",
                "Softmax",
                "LogSoftmax",
                "Hardmax",
                "Identity",
                "Round",
                "Erf",
            }
        )
        {
            yield return Case(type, b => b.Node(type, ["g"], "y").UntypedOutput("y"));
        }

        yield return Case(
            "Clip",
            b => b.Weights("min", [], [-6]).Weights("max", [], [6]).Node("Clip", ["g", "min", "max"], "y").UntypedOutput("y")
        );
        yield return Case(
            "quantise and back",
            b =>
                b.Weights("s", [], [0.1])
                    .Weights("z", [], [0], WeightEncoding.Int8Raw)
                    .Node("QuantizeLinear", ["g", "s", "z"], "q")
                    .Node("DequantizeLinear", ["q", "s", "z"], "y")
                    .UntypedOutput("y")
        );
        yield return Case("ArgMax", b => b.Node("ArgMax", ["g"], "y", ("axis", 1)).UntypedOutput("y"));
        yield return Case(
            "TopK",
            b => b.Integers("k", 2).Nodes("", "TopK", ["g", "k"], ["values", "y"]).UntypedOutput("y").UntypedOutput("values")
        );
        yield return Case(
            "the label of the ArgMax",
            b =>
                b.Integers("labels", 10, 20, 30, 40)
                    .Node("ArgMax", ["g"], "a", ("axis", 1))
                    .Node("ai.onnx.ml", "ArrayFeatureExtractor", ["labels", "a"], "y")
                    .UntypedOutput("y")
        );
        yield return Case(
            "BatchNormalization",
            b =>
                b.Weights("one", [4], [1, 2, 3, 4])
                    .Weights("zero", [4], [0, 1, 0, 1])
                    .Node("BatchNormalization", ["g", "one", "zero", "zero", "one"], "y")
                    .UntypedOutput("y")
        );
        yield return Case(
            "Mul and Add per class",
            b =>
                b.Weights("m", [4], [1, 2, 3, 4])
                    .Weights("a", [4], Bias)
                    .Node("Mul", ["g", "m"], "s")
                    .Node("Add", ["s", "a"], "y")
                    .UntypedOutput("y")
        );
        yield return Case(
            "Div by its own norm",
            b => b.Node("ReduceL2", ["g"], "n", ("axes", new[] { 1 })).Node("Div", ["g", "n"], "y").UntypedOutput("y")
        );
        yield return Case(
            "Unsqueeze, Expand, ReduceMean",
            b =>
                b.Integers("u", 2)
                    .Integers("e", 1, 4, 3)
                    .Node("Unsqueeze", ["g", "u"], "h")
                    .Node("Expand", ["h", "e"], "i")
                    .Node("ReduceMean", ["i"], "y", ("axes", new[] { 2 }))
                    .UntypedOutput("y")
        );
        yield return Case(
            "nodes in reverse order",
            b => b.Node("Relu", ["g"], "r").Node("Softmax", ["r"], "y").ReverseNodes().UntypedOutput("y")
        );
    }

    [TestCaseSource(nameof(Behind))]
    public void Operators_that_keep_the_classes_are_followed(Func<OnnxBuilder, OnnxBuilder> build) =>
        Check(
            Folder,
            build(Gemm(Model())),
            "Gemm",
            verify: TestContext.CurrentContext.Test.Name.Contains("reverse", StringComparison.Ordinal) is false
        );

    [Test]
    public void A_negative_factor_per_class_turns_its_template_round()
    {
        var read = Check(
            Folder,
            Gemm(Model()).Weights("m", [4], [1, -2, 3, 4]).Node("Mul", ["g", "m"], "y").UntypedOutput("y"),
            "Gemm",
            [.. Matrix.Select((value, i) => i / 6 == 1 ? -value : value)]
        );
        Assert.That(read.Remarks, Has.Exactly(1).Contains("negative for 1 class"));
    }

    [Test]
    public void A_custom_operator_that_stands_last_but_on_no_way_does_no_harm() =>
        Check(
            Folder,
            Gemm(Model()).Node("Softmax", ["g"], "y").UntypedOutput("y").Node("my.domain", "Log", ["x"], "unused"),
            "Gemm",
            verify: false
        );

    [Test]
    public void A_custom_operator_behind_the_layer_is_not_guessed_through()
    {
        var model = Gemm(Model()).Node("my.domain", "Decode", ["g"], "y").UntypedOutput("y");
        TestInputs.AssertFailure(
            () => Read(model),
            DiagnosticCodes.NoClassifierLayer,
            (0, 0),
            "my.domain.Decode",
            "Gemm 'w' with 4 classes x 6 features",
            "classifier:"
        );
        Assert.That(Read(model, classifier: "w").Weights, Is.EqualTo("w"));
    }

    [Test]
    public void A_layer_that_feeds_the_last_one_is_no_candidate()
    {
        var model = Model()
            .Weights("v", [6, 6], [.. Enumerable.Range(0, 36).Select(i => i / 10.0)])
            .Node("Gemm", ["x", "v"], "h")
            .Node("Relu", ["h"], "features");
        Check(Folder, Gemm(model, input: "features", output: "y").UntypedOutput("features").UntypedOutput("y"), "Gemm");
    }

    [Test]
    public void A_branch_of_If_that_holds_the_layer_is_entered()
    {
        var yes = Gemm(new OnnxBuilder(), output: "a").UntypedOutput("a");
        var no = new OnnxBuilder().Weights("zero", [1, 4], [0, 0, 0, 0]).Node("Identity", ["zero"], "b").UntypedOutput("b");
        var model = Model()
            .Node("Shape", ["x"], "s")
            .Integers("first", 0)
            .Node("Gather", ["s", "first"], "n")
            .Node("Cast", ["n"], "c", ("to", 9))
            .Integers("one", 1)
            .Node("Squeeze", ["c", "first"], "condition")
            .Node("If", ["condition"], "i", ("then_branch", yes), ("else_branch", no))
            .Node("Softmax", ["i"], "y")
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", verify: false);
    }

    [Test]
    public void The_body_of_a_Loop_is_entered()
    {
        var body = Gemm(new OnnxBuilder().Input("i").Input("more").Input("before", 1, 4), output: "now", input: "x")
            .Node("Identity", ["more"], "again")
            .UntypedOutput("again")
            .UntypedOutput("now");
        var model = Model()
            .Integers("times", 1)
            .Weights("start", [1, 4], [0, 0, 0, 0])
            .Node("Loop", ["times", "", "start"], "y", ("body", body))
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", verify: false);
    }

    // As PyTorch's dynamo exporter writes a Linear: the weights are given to a function, which calls another one.
    [Test]
    public void A_function_that_is_given_the_weights_is_entered()
    {
        var inner = new OnnxBuilder(18).Node("Gemm", ["a", "b"], "c", ("transB", new Reference("turn")));
        var outer = new OnnxBuilder(18).Node("pkg", "matmul", ["input", "weight"], "m", ("turn", 1)).Node("Add", ["m", "bias"], "result");
        var model = Model(18)
            .Weights("fc.weight", [4, 6], Matrix)
            .Weights("fc.bias", [4], Bias)
            .Function("pkg", "matmul", ["a", "b"], ["c"], inner)
            .Function("pkg", "Linear", ["input", "weight", "bias"], ["result"], outer)
            .Node("pkg", "Linear", ["x", "fc.weight", "fc.bias"], "l")
            .Node("Softmax", ["l"], "y")
            .UntypedOutput("y");
        Assert.That(Check(Folder, model, "Gemm").Weights, Is.EqualTo("fc.weight"));
    }

    [Test]
    public void A_function_that_calls_itself_ends()
    {
        var body = new OnnxBuilder().Node("pkg", "again", ["a"], "b");
        TestInputs.AssertFailure(
            () => Read(Model().Function("pkg", "again", ["a"], ["b"], body).Node("pkg", "again", ["x"], "y").UntypedOutput("y")),
            DiagnosticCodes.NoClassifierLayer,
            (0, 0),
            "again"
        );
    }

    [Test]
    public void Of_several_heads_a_name_or_the_number_of_classes_chooses()
    {
        var model = Gemm(Model(), weights: "w", output: "y")
            .Weights("v", [3, 6], Matrix[..18])
            .Node("Gemm", ["x", "v"], "z", ("transB", 1))
            .UntypedOutput("y")
            .UntypedOutput("z");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(model, classifier: "z").Weights, Is.EqualTo("v"), "an output");
            Assert.That(Read(model, classifier: "w").Weights, Is.EqualTo("w"), "weights");
            Assert.That(Read(model, classifier: "Gemm_z").Weights, Is.EqualTo("v"), "a node");
            Assert.That(Read(model, classes: 3).Remarks, Has.Exactly(1).Contains("because it has 3 classes"));
            TestInputs.AssertFailure(
                () => Read(model),
                DiagnosticCodes.SeveralClassifierLayers,
                (0, 0),
                "'w' with 4 classes",
                "'v' with 3 classes",
                "--classifier"
            );
            TestInputs.AssertFailure(
                () => Read(model, classifier: "fv"),
                DiagnosticCodes.ClassifierNotFound,
                (0, 0),
                "no output, weights or layer named 'fv'",
                "'y', 'z'"
            );
        }
    }

    private Classifier Read(OnnxBuilder model, int? classes = null, string? classifier = null) =>
        ClassifierFile.Read(TestInputs.Input(Folder.Write("model.onnx", model.ToBytes())), classes, classifier);
}
