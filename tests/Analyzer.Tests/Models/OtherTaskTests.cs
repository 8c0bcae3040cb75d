using QualityGate.Diagnostics;
using QualityGate.Models.Inspection;
using QualityGate.Models.Reading;
using QualityGate.Reports.Terminal;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>
/// Detectors, segmentations and regressions have a last layer with rows of weights, too, and are no classifiers of images.
/// </summary>
internal sealed class OtherTaskTests : FolderFixture
{
    private static double[] Some(int count) => [.. Enumerable.Range(0, count).Select(i => (i * 7 % 11) - 4.5)];

    // An image of 3 channels, and a convolution of 1 x 1 with so many rows.
    private static OnnxBuilder Convolution(int rows, string output = "o", OnnxBuilder? model = null) =>
        (model ?? new OnnxBuilder().Input("x", 1, 3, 20, 20))
            .Weights($"w_{output}", [rows, 3, 1, 1], Some(rows * 3))
            .Node("Conv", ["x", $"w_{output}"], output);

    private static IEnumerable<TestCaseData> Others()
    {
        TestCaseData Case(string name, string word, OnnxBuilder model) => new TestCaseData(word, model.ToBytes()).SetArgDisplayNames(name);
        yield return Case(
            "YOLO, classes and boxes in one output",
            "[1, 12, 400] has 12 x 400 places",
            Convolution(12 - 4).Output("o", 1, 12, 400)
        );
        yield return Case(
            "YOLO, three scales",
            "20 x 20 places",
            Convolution(39, "c", Convolution(39, "b", Convolution(39, "a")))
                .Output("a", 1, 39, 20, 20)
                .Output("b", 1, 39, 20, 20)
                .Output("c", 1, 39, 20, 20)
        );
        yield return Case("YOLO, after its own choice", "300 x 6", Convolution(8).Node("Transpose", ["o"], "t").Output("t", 1, 300, 6));
        yield return Case(
            "SSD",
            "8732 places",
            Convolution(8, "scores", Convolution(4, "boxes")).Output("boxes", 1, 8732, 4).Output("scores", 1, 8732, 8)
        );
        yield return Case("a face detector of two classes", "4420 places", Convolution(2, "scores").Output("scores", 1, 4420, 2));
        yield return Case("a segmentation", "20 x 20 places", Convolution(21).Output("o", 1, 21, 20, 20));
        yield return Case(
            "a segmentation whose classes are chosen",
            "20 x 20 places",
            Convolution(21).Node("ArgMax", ["o"], "y", ("axis", 1)).Output("y", 1, 1, 20, 20)
        );
        yield return Case("a map of depths in a row", "400 places", Convolution(1).Node("Flatten", ["o"], "y").Output("y", 1, 400));
        yield return Case(
            "one box",
            "'bbox' holds boxes",
            Convolution(4).Node("GlobalAveragePool", ["o"], "p").Node("Flatten", ["p"], "bbox").Output("bbox", 1, 4)
        );
        yield return Case("a map of depths", "20 x 20 places", Convolution(1).Output("o", 1, 1, 20, 20));
        yield return Case("places without a batch", "400 places", Convolution(8).Output("o", 400, 12));
        yield return Case(
            "boxes in another output",
            "'boxes'",
            Convolution(8, "scores", Convolution(4, "boxes")).UntypedOutput("boxes").UntypedOutput("scores")
        );
        yield return Case(
            "boxes chosen in the graph",
            "NonMaxSuppression",
            Convolution(8)
                .Node("NonMaxSuppression", ["x", "o"], "chosen")
                .Node("Identity", ["o"], "y")
                .UntypedOutput("y")
                .UntypedOutput("chosen")
        );
        yield return Case(
            "boxes chosen last",
            "NonMaxSuppression",
            Convolution(8).Node("NonMaxSuppression", ["x", "o"], "chosen").Output("chosen", 9, 3)
        );
        yield return Case(
            "a regression",
            "one value for an image",
            Model().Weights("w", [1, 6], Some(6)).Node("Gemm", ["x", "w"], "y", ("transB", 1)).Output("y", 1, 1)
        );
        yield return Case(
            "a task in the metadata",
            "its task is 'detect'",
            Convolution(8).Metadata("task", "detect").Node("GlobalAveragePool", ["o"], "y").UntypedOutput("y")
        );
        yield return Case(
            "rows of boxes and names",
            "255 rows: 3 x (80 + 5)",
            Convolution(255).Metadata("names", string.Join(',', Enumerable.Range(0, 80).Select(i => $"c{i}"))).UntypedOutput("o")
        );
        yield return Case(
            "rows of one box and names",
            "84 rows: 1 x (80 + 4)",
            Convolution(84).Metadata("names", string.Join(',', Enumerable.Range(0, 80).Select(i => $"c{i}"))).UntypedOutput("o")
        );
    }

    [TestCaseSource(nameof(Others))]
    public void Other_models_are_said_to_be_that_whatever_the_number_of_labels(string word, byte[] model)
    {
        var path = TestInputs.Input(Folder.Write("model.onnx", model));
        using (Assert.EnterMultipleScope())
        {
            TestInputs.AssertFailure(
                () => ClassifierFile.Read(path),
                DiagnosticCodes.NoImageClassifier,
                (0, 0),
                "'model.onnx' is no image classifier",
                word
            );
            TestInputs.AssertFailure(
                () => ClassifierFile.Read(path, classes: 8),
                DiagnosticCodes.NoImageClassifier,
                (0, 0),
                "'model.onnx' is no image classifier"
            );
            Assert.That(ModelInspector.Inspect(path).Classifier, Is.Null);
        }
    }

    [Test]
    public void A_layer_that_is_named_is_taken_with_a_remark()
    {
        var path = TestInputs.Input(Folder.Write("model.onnx", Convolution(21).Output("o", 1, 21, 20, 20).ToBytes()));
        Assert.That(
            ClassifierFile.Read(path, classes: 21, classifier: "w_o").Remarks,
            Has.Exactly(1).Contains("20 x 20 places").And.Exactly(1).Contains("taken because it is named")
        );
    }

    [Test]
    public void A_head_for_classes_beside_one_for_boxes_is_found()
    {
        var model = Convolution(8, "m")
            .Output("m", 1, 8, 20, 20)
            .Node("GlobalAveragePool", ["x"], "g")
            .Node("Flatten", ["g"], "f")
            .Weights("w", [5, 3], Some(15))
            .Node("Gemm", ["f", "w"], "y", ("transB", 1))
            .Output("y", 1, 5);
        Assert.That(ClassifierFile.Read(TestInputs.Input(Folder.Write("model.onnx", model.ToBytes()))).Weights, Is.EqualTo("w"));
    }

    private static IEnumerable<TestCaseData> Classifiers()
    {
        TestCaseData Case(string name, OnnxBuilder model) => new TestCaseData(model.ToBytes()).SetArgDisplayNames(name);
        yield return Case("scores at one place", Convolution(8).Node("GlobalAveragePool", ["o"], "y").Output("y", 1, 8, 1, 1));
        yield return Case(
            "a batch of images",
            new OnnxBuilder().Input("x", 16, 6).Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).Output("y", 16, 4)
        );
        yield return Case(
            "a batch of open size",
            Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).Output("y")
        );
        yield return Case(
            "classes that were dropped",
            Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "g", ("transB", 1)).Output("g", 1, 1, 4)
        );
        yield return Case(
            "as many names as classes",
            Model()
                .Metadata("names", "a,b,c,d")
                .Metadata("task", "classify")
                .Weights("w", [4, 6], Matrix)
                .Node("Gemm", ["x", "w"], "y", ("transB", 1))
                .UntypedOutput("y")
        );
        yield return Case(
            "one score, made a probability",
            Model().Weights("w", [1, 6], Some(6)).Node("Gemm", ["x", "w"], "g", ("transB", 1)).Node("Sigmoid", ["g"], "y").Output("y", 1, 1)
        );
        yield return Case(
            "one score and two names",
            Model().Metadata("names", "no,yes").Weights("w", [1, 6], Some(6)).Node("Gemm", ["x", "w"], "y", ("transB", 1)).Output("y", 1, 1)
        );
    }

    [TestCaseSource(nameof(Classifiers))]
    public void Classifiers_are_not_taken_for_models_of_another_task(byte[] model) =>
        Assert.That(ModelInspector.Inspect(TestInputs.Input(Folder.Write("model.onnx", model))).Problem, Is.Null);

    [Test]
    public void One_score_with_two_labels_is_a_binary_head()
    {
        var path = TestInputs.Input(
            Folder.Write(
                "model.onnx",
                Model().Weights("w", [1, 6], Some(6)).Node("Gemm", ["x", "w"], "y", ("transB", 1)).Output("y", 1, 1).ToBytes()
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClassifierFile.Read(path, classes: 2).Remarks, Has.Exactly(1).Contains("binary head"));
            TestInputs.AssertFailure(
                () => ClassifierFile.Read(path, classes: 5),
                DiagnosticCodes.NoImageClassifier,
                (0, 0),
                "cannot tell 5 classes apart"
            );
        }
    }

    [Test]
    public void Inspection_with_a_number_of_classes_needs_a_layer_of_that_many()
    {
        var path = TestInputs.Input(
            Folder.Write(
                "model.onnx",
                OnnxBuilder.Classifier(
                    new double[,]
                    {
                        { 1, 2 },
                        { 3, -1 },
                        { 0, 1 },
                    }
                )
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ModelInspector.Inspect(path, classes: 3).Problem, Is.Null);
            Assert.That(
                ModelInspector.Inspect(path, classes: 4).Problem?.Message,
                Does.Contain("no layer of 'model.onnx' has 4 classes: its classifier 'w' has 3")
            );
        }
    }

    [Test]
    public void An_inspection_shows_what_was_found_instead()
    {
        var path = TestInputs.Input(Folder.Write("model.onnx", Convolution(21).Output("o", 1, 21, 20, 20).ToBytes()));
        Assert.That(
            InspectionText.Write(ModelInspector.Inspect(path), verification: null).Select(line => line.Text),
            Has.Some.Matches("candidate +Conv 'w_o' with 21 rows x 3 features behind output 'o'")
        );
    }
}
