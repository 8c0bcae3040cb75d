using QualityGate.Diagnostics;
using QualityGate.Inference;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Templates are those of the model's outputs, in their order.</summary>
internal sealed class OutputOrderTests : FolderFixture
{
    private static OnnxBuilder Gemm(string weights = "w", string output = "g", OnnxBuilder? model = null, string input = "x") =>
        (model ?? Model()).Weights(weights, [4, 6], Matrix).Node("Gemm", [input, weights], output, ("transB", 1));

    private static double[] Rows(params int[] rows) => [.. rows.SelectMany(row => Matrix[(row * 6)..((row + 1) * 6)])];

    private static IEnumerable<TestCaseData> Moves()
    {
        TestCaseData Case(string name, Func<OnnxBuilder, OnnxBuilder> build, params int[] rows) =>
            new TestCaseData(build, rows).SetArgDisplayNames(name);
        yield return Case("Gather", b => b.Integers("i", 2, 0, 3, 1).Node("Gather", ["g", "i"], "y", ("axis", 1)), 2, 0, 3, 1);
        yield return Case(
            "Gather behind Softmax",
            b => b.Integers("i", -1, 0).Node("Softmax", ["g"], "p").Node("Gather", ["p", "i"], "y", ("axis", -1)),
            3,
            0
        );
        yield return Case(
            "a background sliced off",
            b => b.Integers("s", 1).Integers("e", 4).Integers("a", 1).Node("Slice", ["g", "s", "e", "a"], "y"),
            1,
            2,
            3
        );
        yield return Case(
            "Slice backwards",
            b => b.Integers("s", -1).Integers("e", -5).Integers("a", 1).Integers("t", -1).Node("Slice", ["g", "s", "e", "a", "t"], "y"),
            3,
            2,
            1,
            0
        );
        yield return Case(
            "Split and Concat in another order",
            b => b.Nodes("", "Split", ["g"], ["l", "r"], ("axis", 1)).Node("Concat", ["r", "l"], "y", ("axis", 1)),
            2,
            3,
            0,
            1
        );
        yield return Case(
            "the second part of a Split",
            b => b.Integers("n", 1, 3).Nodes("", "Split", ["g", "n"], ["l", "r"], ("axis", 1)).Node("Identity", ["r"], "y"),
            1,
            2,
            3
        );
        yield return Case(
            "Reshape and Transpose",
            b =>
                b.Integers("s", 1, 2, 2)
                    .Integers("f", 1, 4)
                    .Node("Reshape", ["g", "s"], "r")
                    .Node("Transpose", ["r"], "t", ("perm", new[] { 0, 2, 1 }))
                    .Node("Reshape", ["t", "f"], "y"),
            0,
            2,
            1,
            3
        );
        yield return Case(
            "a matrix that orders",
            b =>
                b.Weights("p", [4, 4], [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0])
                    .Node("Softmax", ["g"], "s")
                    .Node("MatMul", ["s", "p"], "y"),
            3,
            0,
            1,
            2
        );
        yield return Case(
            "a Gemm that picks",
            b => b.Weights("p", [2, 4], [0, 0, 2, 0, 1, 0, 0, 0]).Node("Gemm", ["g", "p"], "y", ("transB", 1)),
            2,
            0
        );
        yield return Case(
            "GatherElements",
            b => b.IntegersOfShape("i", [1, 3], 3, 3, 1).Node("GatherElements", ["g", "i"], "y", ("axis", 1)),
            3,
            3,
            1
        );
        yield return Case("Tile", b => b.Integers("n", 1, 2).Node("Tile", ["g", "n"], "y"), 0, 1, 2, 3, 0, 1, 2, 3);
        yield return Case("Pad that cuts off", b => b.Integers("n", 0, -1, 0, 0).Node("Pad", ["g", "n"], "y"), 1, 2, 3);
        yield return Case(
            "ArgMax behind Gather",
            b => b.Integers("i", 2, 0, 3, 1).Node("Gather", ["g", "i"], "p", ("axis", 1)).Node("ArgMax", ["p"], "y", ("axis", 1)),
            2,
            0,
            3,
            1
        );
        yield return Case(
            "a table that numbers the decisions anew",
            b => b.Integers("table", 2, 0, 3, 1).Node("ArgMax", ["g"], "a", ("axis", 1)).Node("Gather", ["table", "a"], "y"),
            1,
            3,
            0,
            2
        );
        yield return Case(
            "a sequence",
            b =>
                b.Nodes("", "Split", ["g"], ["l", "r"], ("axis", 1))
                    .Node("SequenceConstruct", ["r", "l"], "q")
                    .Node("ConcatFromSequence", ["q"], "y", ("axis", 1)),
            2,
            3,
            0,
            1
        );
        yield return Case(
            "a function that picks",
            b =>
                b.Integers("i", 3, 1)
                    .Function("pkg", "pick", ["a", "b"], ["c"], new OnnxBuilder().Node("Gather", ["a", "b"], "c", ("axis", 1)))
                    .Node("pkg", "pick", ["g", "i"], "y"),
            3,
            1
        );
        yield return Case(
            "a shape that is computed",
            b =>
                b.Integers("z", 0)
                    .Integers("u", 0)
                    .Integers("r", 2, -1)
                    .Integers("f", 1, 4)
                    .Node("Shape", ["g"], "sh")
                    .Node("Gather", ["sh", "z"], "n")
                    .Node("Concat", ["n", "r"], "c", ("axis", 0))
                    .Node("Reshape", ["g", "c"], "h")
                    .Node("Transpose", ["h"], "t", ("perm", new[] { 0, 2, 1 }))
                    .Node("Reshape", ["t", "f"], "y"),
            0,
            2,
            1,
            3
        );
    }

    [TestCaseSource(nameof(Moves))]
    public void Templates_are_the_rows_that_reach_the_output(Func<OnnxBuilder, OnnxBuilder> build, int[] rows)
    {
        var model = build(Gemm()).UntypedOutput("y");
        Check(Folder, model, "Gemm", Rows(rows));
        if (rows.Distinct().Count() == rows.Length)
        {
            var wrong = TemplateVerification.Verify(
                TestInputs.Input(Folder.PathTo("model.onnx")),
                null,
                null,
                found => found with { Rows = [.. found.Rows.Reverse()] }
            );
            Assert.That(wrong, Has.Property("Passed").False.And.Property("WrongPlace").Not.Null, "the rows in reverse order");
        }
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        TestCaseData Case(string name, string word, Func<OnnxBuilder, OnnxBuilder> build) =>
            new TestCaseData(word, build).SetArgDisplayNames(name);
        yield return Case(
            "indices that are computed",
            "Gather",
            b =>
                b.Node("Cast", ["x"], "c", ("to", 7))
                    .Integers("one", 1)
                    .Integers("z", 0)
                    .Node("Squeeze", ["c", "z"], "i")
                    .Node("Gather", ["g", "i"], "y", ("axis", 1))
        );
        yield return Case(
            "ScatterND",
            "ScatterND",
            b => b.IntegersOfShape("i", [1, 1], 0).Weights("u", [1, 4], [1, 2, 3, 4]).Node("ScatterND", ["g", "i", "u"], "y")
        );
        yield return Case("the mean of all classes", "ReduceMean", b => b.Node("ReduceMean", ["g"], "y", ("axes", new[] { 1 })));
        yield return Case(
            "superclasses by ReduceSum",
            "ReduceSum",
            b =>
                b.Integers("s", 1, 2, 2)
                    .Integers("a", 2)
                    .Node("Softmax", ["g"], "p")
                    .Node("Reshape", ["p", "s"], "r")
                    .Node("ReduceSum", ["r", "a"], "y", ("keepdims", 0))
        );
        yield return Case(
            "superclasses by a matrix",
            "MatMul",
            b => b.Weights("m", [4, 2], [1, 0, 1, 0, 0, 1, 0, 1]).Node("Softmax", ["g"], "p").Node("MatMul", ["p", "m"], "y")
        );
        yield return Case("a constant in front", "Concat", b => b.Weights("bg", [1, 1], [0]).Node("Concat", ["bg", "g"], "y", ("axis", 1)));
        yield return Case("a constant padded on", "Pad", b => b.Integers("n", 0, 1, 0, 0).Node("Pad", ["g", "n"], "y"));
        yield return Case("a class masked out", "Mul", b => b.Weights("m", [4], [1, 0, 1, 1]).Node("Mul", ["g", "m"], "y"));
        yield return Case(
            "classes that are added",
            "Add",
            b => b.Nodes("", "Split", ["g"], ["l", "r"], ("axis", 1)).Node("Add", ["l", "r"], "y")
        );
        yield return Case(
            "classes joined with images",
            "Reshape",
            b => b.Integers("e", 3, 4).Integers("s", 12).Node("Expand", ["g", "e"], "h").Node("Reshape", ["h", "s"], "y")
        );
        yield return Case(
            "the index computed with",
            "Add",
            b => b.Integers("o", 1).Node("ArgMax", ["g"], "a", ("axis", 1)).Node("Add", ["a", "o"], "y")
        );
        yield return Case(
            "the largest of pairs",
            "MaxPool",
            b =>
                b.Integers("s", 1, 1, 4)
                    .Node("Reshape", ["g", "s"], "r")
                    .Node("MaxPool", ["r"], "y", ("kernel_shape", new[] { 2 }), ("strides", new[] { 2 }))
        );
    }

    [TestCaseSource(nameof(Refused))]
    public void An_order_that_cannot_be_followed_is_refused_by_the_operators_name(string word, Func<OnnxBuilder, OnnxBuilder> build)
    {
        var model = build(Gemm()).UntypedOutput("y");
        TestInputs.AssertFailure(() => Read(model), DiagnosticCodes.OutputOrderUnknown, (0, 0), word, "output 'y'", "classifier:");
        var named = Read(model, classifier: "w");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(named.Templates), Is.EqualTo(Matrix));
            Assert.That(named.Remarks, Has.Exactly(1).Contains("in the order of its rows"));
        }
    }

    [Test]
    public void Outputs_of_one_layer_in_different_orders_are_candidates_that_their_names_choose()
    {
        var model = Gemm().Integers("i", 3, 2, 1, 0).Node("Gather", ["g", "i"], "y", ("axis", 1)).UntypedOutput("g").UntypedOutput("y");
        using (Assert.EnterMultipleScope())
        {
            TestInputs.AssertFailure(
                () => Read(model, classes: 4),
                DiagnosticCodes.SeveralClassifierLayers,
                (0, 0),
                "behind output 'g'",
                "behind output 'y'",
                "'classifier: g'"
            );
            TestInputs.AssertFailure(
                () => Read(model, classifier: "w"),
                DiagnosticCodes.SeveralClassifierLayers,
                (0, 0),
                "behind output 'y'"
            );
            Assert.That(Values(Read(model, classifier: "y").Templates), Is.EqualTo(Rows(3, 2, 1, 0)));
            Assert.That(Values(Read(model, classifier: "g").Templates), Is.EqualTo(Matrix));
        }
    }

    [Test]
    public void Of_outputs_with_different_numbers_of_classes_the_labels_choose()
    {
        var model = Gemm().Integers("i", 3, 2, 1).Node("Gather", ["g", "i"], "y", ("axis", 1)).UntypedOutput("g").UntypedOutput("y");
        Assert.That(Values(Read(model, classes: 3).Templates), Is.EqualTo(Rows(3, 2, 1)));
    }

    [Test]
    public void An_output_that_cannot_be_followed_is_named_beside_one_that_can()
    {
        var model = Gemm().Node("ReduceMax", ["g"], "confidence", ("axes", new[] { 1 })).UntypedOutput("confidence").UntypedOutput("g");
        Assert.That(Read(model).Remarks, Has.Exactly(1).Contains("output 'confidence'").And.Exactly(1).Contains("ReduceMax"));
    }

    [Test]
    public void The_layers_name_leads_to_the_order_of_the_output()
    {
        var model = Gemm().Integers("i", 1, 0, 3, 2).Node("Gather", ["g", "i"], "y", ("axis", 1)).UntypedOutput("y");
        Assert.That(Values(Read(model, classifier: "w").Templates), Is.EqualTo(Rows(1, 0, 3, 2)));
    }

    [Test]
    public void A_score_and_its_opposite_are_two_opposed_templates_in_their_order()
    {
        var weights = Matrix[..6];
        var model = Model()
            .Weights("w", [1, 6], weights)
            .Weights("one", [1], [1])
            .Node("Gemm", ["x", "w"], "g", ("transB", 1))
            .Node("Sigmoid", ["g"], "p")
            .Node("Sub", ["one", "p"], "q")
            .Node("Concat", ["p", "q"], "y", ("axis", 1))
            .UntypedOutput("y");
        Check(Folder, model, "Gemm", [.. weights, .. weights.Select(value => -value)]);
    }

    [TestCase(2, 0)]
    [TestCase(4, 4)]
    public void Behind_an_operator_that_may_turn_scores_three_places_tell_their_order_and_two_do_not(int classes, int told)
    {
        var rows = Enumerable.Range(0, classes).ToArray();
        var model = Gemm()
            .Integers("i", [.. rows.Select(row => (long)row)])
            .Node("Gather", ["g", "i"], "h", ("axis", 1))
            .Node("Softmax", ["h"], "p")
            .Node("Reciprocal", ["p"], "y")
            .UntypedOutput("y");
        var path = TestInputs.Input(Folder.Write("model.onnx", model.ToBytes()));
        var right = TemplateVerification.Verify(path, null, null, found => found);
        var wrong = TemplateVerification.Verify(path, null, null, found => found with { Rows = [.. found.Rows.Reverse()] });
        var exchanged = TemplateVerification.Verify(
            path,
            null,
            null,
            found => found with { Rows = found.Rows.SetItem(0, found.Rows[1]).SetItem(1, found.Rows[0]) }
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((right.Passed, right.Places, right.PlacesLeftOut), Is.EqualTo((true, told, classes - told)));
            Assert.That(wrong.Places, Is.Zero, "in reverse order, none goes as it should and alone");
            Assert.That(exchanged.Passed && exchanged.Places > 0, Is.False, "two of them exchanged");
        }
    }

    private Classifier Read(OnnxBuilder model, int? classes = null, string? classifier = null) =>
        ClassifierFile.Read(TestInputs.Input(Folder.Write("model.onnx", model.ToBytes())), classes, classifier);
}
