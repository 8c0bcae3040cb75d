using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Reading;

namespace QualityGate.Analyzer.Tests.Models;

internal sealed class ClassifierFileErrorTests : FolderFixture
{
    private static double[,] Templates =>
        new double[,]
        {
            { 1, 2 },
            { 3, -1 },
            { 0, 1 },
        };

    [Test]
    public void A_missing_file_points_at_the_place_that_names_it()
    {
        Folder.Write("shapes.onnx", OnnxBuilder.Classifier(Templates));
        var path = new InputPath(Folder.PathTo("shape.onnx"), new SourceLocation("thresholds.yml", 4, 12));
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(path),
            DiagnosticCodes.ModelNotFound,
            (4, 12),
            "does not exist",
            "'shapes.onnx'"
        );
    }

    [Test]
    public void A_folder_is_not_a_model() =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(TestInputs.Input(Folder.FullPath)),
            DiagnosticCodes.ModelNotFound,
            (0, 0),
            "is a folder"
        );

    [Test]
    public void A_Git_LFS_pointer_is_recognised() =>
        AssertFailure(
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"u8.ToArray(),
            DiagnosticCodes.ModelIsLfsPointer,
            "git lfs pull"
        );

    [Test]
    public void A_truncated_file_is_recognised([Values(1, 3, 20, 60)] int missing) =>
        AssertFailure(OnnxBuilder.Classifier(Templates)[..^missing], DiagnosticCodes.ModelDamaged, "truncated");

    [Test]
    public void An_empty_file_is_recognised() => AssertFailure([], DiagnosticCodes.ModelDamaged, "is empty");

    [Test]
    public void Text_is_not_a_model() => AssertFailure("hello world\n"u8.ToArray(), DiagnosticCodes.ModelDamaged, "not an ONNX model");

    [Test]
    public void Deep_nesting_does_not_exhaust_the_stack()
    {
        // A graph in an attribute of a node of a graph, a thousand times over.
        byte[] graph = [];
        for (var level = 0; level < 1000; level++)
        {
            graph = Field(1, Field(5, Field(6, graph)));
        }

        AssertFailure(Field(7, graph), DiagnosticCodes.ModelDamaged);
    }

    [Test]
    public void NaN_in_the_weights_names_the_class() =>
        AssertFailure(
            OnnxBuilder.Classifier(
                new[,]
                {
                    { 1, 2 },
                    { double.NaN, 1 },
                }
            ),
            DiagnosticCodes.WeightsNotFinite,
            "class 1",
            "NaN"
        );

    [Test]
    public void An_infinite_weight_names_the_class() =>
        AssertFailure(
            OnnxBuilder.Classifier(
                new[,]
                {
                    { 1, double.NegativeInfinity },
                    { 1, 1 },
                }
            ),
            DiagnosticCodes.WeightsNotFinite,
            "class 0",
            "infinite"
        );

    [Test]
    public void An_all_zero_template_names_the_class() =>
        AssertFailure(
            OnnxBuilder.Classifier(
                new double[,]
                {
                    { 1, 2 },
                    { 3, 4 },
                    { 0, 0 },
                }
            ),
            DiagnosticCodes.ZeroTemplate,
            "class 2",
            "all zero"
        );

    [Test]
    public void A_layer_without_rows_is_no_classifier() =>
        AssertFailure(OnnxBuilder.Classifier(new double[0, 2]), DiagnosticCodes.TooFewClasses, "0 x 2");

    [Test]
    public void A_graph_without_a_weighted_layer_says_what_was_found() =>
        AssertFailure(
            new OnnxBuilder().Input("x", 1, 2).Node("ai.onnx.ml", "TreeEnsembleClassifier", ["x"], "label").Output("label", 1).ToBytes(),
            DiagnosticCodes.NoClassTemplates,
            "random forest",
            "ai.onnx.ml.TreeEnsembleClassifier"
        );

    [Test]
    public void A_graph_that_hands_its_input_on_says_so() =>
        AssertFailure(
            new OnnxBuilder().Input("x", 1, 2).Node("Softmax", ["x"], "y").Output("y", 1, 2).ToBytes(),
            DiagnosticCodes.NoClassifierLayer,
            "goes back to 'x'"
        );

    [Test]
    public void A_graph_without_outputs_is_refused() =>
        AssertFailure(new OnnxBuilder().Input("x", 1, 2).ToBytes(), DiagnosticCodes.NoClassifierLayer, "no output");

    [Test]
    public void A_graph_that_goes_in_circles_is_refused() =>
        AssertFailure(
            new OnnxBuilder().Node("Relu", ["b"], "a").Node("Relu", ["a"], "b").Output("a", 1, 2).ToBytes(),
            DiagnosticCodes.NoClassifierLayer,
            "circle"
        );

    [Test]
    public void A_wide_convolution_counts_when_the_number_of_classes_says_so()
    {
        var path = TestInputs.Input(
            Folder.Write(
                "model.onnx",
                new OnnxBuilder()
                    .Input("x", 1, 4, 5, 5)
                    .Weights("w", [2, 1, 2, 1], [1, 2, 3, 4])
                    .Node("Conv", ["x", "w"], "c")
                    .Node("GlobalAveragePool", ["c"], "y")
                    .Output("y", 1, 2, 1, 1)
                    .ToBytes()
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClassifierFile.Read(path, classes: 2).Remarks, Has.Exactly(1).Contains("2x1 kernel"));
            Assert.That(ClassifierFile.Read(path, classifier: "w").Remarks, Is.Empty);
            TestInputs.AssertFailure(
                () => ClassifierFile.Read(path, classes: 7),
                DiagnosticCodes.NoClassifierLayer,
                (0, 0),
                "2 classes",
                "'classifier: w'"
            );
        }
    }

    [TestCase(99, "99")]
    public void An_element_type_that_is_not_read_is_named(int type, string name) =>
        AssertFailure(Broken(tensor => tensor.SetDataType(type)), DiagnosticCodes.WeightsUnreadable, name);

    [TestCase(new long[] { 4, 2 })]
    [TestCase(new long[] { -3, -2 })]
    [TestCase(new[] { long.MaxValue, long.MaxValue, 4 })]
    [TestCase(new long[] { 2_000_000_000, 2_000_000_000 })]
    [TestCase(new long[] { 6 })]
    [TestCase(new long[] { })]
    public void A_shape_that_does_not_fit_the_data_is_refused_before_memory_is_taken(long[] shape) =>
        AssertFailure(Broken(tensor => tensor.SetShape(shape)), DiagnosticCodes.WeightsUnreadable, "shape");

    [Test]
    public void Weights_in_an_external_file_are_refused_by_name() =>
        AssertFailure(Broken(tensor => tensor.MoveOutside()), DiagnosticCodes.ExternalDataRefused, "'w'", "data file");

    [Test]
    public void Several_candidates_are_listed_unless_the_number_of_classes_decides()
    {
        var path = TestInputs.Input(
            Folder.Write(
                "model.onnx",
                new OnnxBuilder()
                    .Input("x", 1, 2)
                    .Weights("a", [2, 2], [1, 2, 3, 4])
                    .Weights("b", [3, 2], [1, 2, 3, 4, 5, 6])
                    .Node("Gemm", ["x", "a"], "y", ("transB", 1))
                    .Node("Gemm", ["x", "b"], "z", ("transB", 1))
                    .Output("y", 1, 2)
                    .Output("z", 1, 3)
                    .ToBytes()
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClassifierFile.Read(path, classes: 3).Weights, Is.EqualTo("b"));
            TestInputs.AssertFailure(
                () => ClassifierFile.Read(path),
                DiagnosticCodes.SeveralClassifierLayers,
                (0, 0),
                "'a' with 2 classes",
                "'b' with 3 classes"
            );
        }
    }

    [Test]
    public void A_feature_map_beside_the_class_scores_does_no_harm()
    {
        var path = TestInputs.Input(
            Folder.Write(
                "model.onnx",
                new OnnxBuilder()
                    .Input("x", 1, 2)
                    .Input("i", 1, 1, 5, 5)
                    .Weights("w", [2, 2], [1, 2, 3, 4])
                    .Weights("k", [2, 1, 3, 1], [1, 2, 3, 4, 5, 6])
                    .Node("Conv", ["i", "k"], "features")
                    .Node("Gemm", ["x", "w"], "y", ("transB", 1))
                    .Output("features", 1, 2)
                    .Output("y", 1, 2)
                    .ToBytes()
            )
        );
        Assert.That(ClassifierFile.Read(path).Weights, Is.EqualTo("w"));
    }

    private static byte[] Broken(Action<TensorSabotage> sabotage) =>
        new OnnxBuilder()
            .Input("x", 1, 2)
            .Weights("w", [3, 2], [1, 2, 3, 4, 5, 6])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 3)
            .Corrupt(sabotage)
            .ToBytes();

    // A length-delimited protobuf field.
    private static byte[] Field(int number, byte[] content)
    {
        var length = new List<byte>();
        var rest = content.Length;
        do
        {
            length.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            rest >>= 7;
        } while (rest > 0);
        return [(byte)((number << 3) | 2), .. length, .. content];
    }

    private void AssertFailure(byte[] model, string code, params string[] words) =>
        TestInputs.AssertFailure(() => ClassifierFile.Read(TestInputs.Input(Folder.Write("model.onnx", model))), code, (0, 0), words);
}
