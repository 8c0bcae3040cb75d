using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;

namespace QualityGate.Constraints.Tests;

/// <summary>The values that can be asserted on, and where labels and test data come from.</summary>
internal sealed class SubjectTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Directory.SetCurrentDirectory(Folder.FullPath);
    }

    [TearDown]
    public void GoBack() => Directory.SetCurrentDirectory(TestContext.CurrentContext.TestDirectory);

    [Test]
    [NonParallelizable]
    public void A_file_is_looked_for_from_the_current_folder() =>
        Assert.That(
            ModelUnderTest.At("small.onnx", "labels.txt", "predictions.csv", clustering: "none"),
            Has.SimilarityDepth.EqualTo(8.2).And.Accuracy.EqualTo(0.8)
        );

    // The nearest file from the test assembly's folder upwards is this repository's own.
    [Test]
    public void A_path_a_file_bytes_and_a_name_are_the_same_model_of_thresholds_yml()
    {
        var path = Repository.PathTo("samples/Shapes/shapes.onnx");
        foreach (
            var actual in new object[]
            {
                path,
                "samples/Shapes/shapes.onnx",
                new FileInfo(path),
                "shapes",
                ModelUnderTest.Named("shapes"),
                ModelUnderTest.At(path),
                File.ReadAllBytes(path),
                new FileInfo(Folder.Write("copy.onnx", File.ReadAllBytes(path))),
            }
        )
        {
            Assert.That(actual, Has.SimilarityDepthAbove(5).And.ErrorAlignmentAbove(0.5).And.PassesThresholds());
        }
    }

    // This repository's root is above the test assembly's folder, and the current folder is another.
    [Test]
    public void A_relative_path_is_looked_for_above_the_test_assembly_too()
    {
        var testFolder = new TestFolder(Repository.PathTo("samples/Shapes/bin/Debug/net10.0"), Project: null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(testFolder.Find("Shapes/labels.txt"), Is.EqualTo(Repository.PathTo("samples/Shapes/labels.txt")));
            Assert.That(testFolder.Find("Shapes/nothing.txt"), Is.Null);
            Assert.That(new FileInfo("samples/Shapes/shapes.onnx"), Has.SimilarityDepthAbove(5).And.PassesThresholds());
        }
    }

    [Test]
    public void A_misspelt_path_is_complained_about_where_the_file_should_be() =>
        Assert.That(
            () => Assert.That(ModelUnderTest.At("samples/Shapes/shape.onnx"), Has.SimilarityDepthAbove(3)),
            Throws
                .InstanceOf<QualityGateException>()
                .With.Message.Contains($"{Repository.PathTo("samples/Shapes/shape.onnx")}' does not exist. Did you mean 'shapes.onnx'?")
        );

    [Test]
    public void A_model_of_the_file_that_is_not_there_says_so() =>
        Assert.That(
            () => Assert.That(ModelUnderTest.At("smal.onnx", "labels.txt"), Has.SimilarityDepthAbove(3)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains("QG2001").And.Message.Contains("small.onnx")
        );

    [Test]
    public void A_name_that_nobody_knows_is_an_error_with_the_names_that_there_are([Values] bool negated) =>
        Assert.That(
            () => Assert.That("shape", negated ? Has.No.SimilarityDepthAbove(3) : Has.SimilarityDepthAbove(3)),
            Throws
                .ArgumentException.With.Message.Contains("There is no file \"shape\" in ")
                .And.Message.Contains("thresholds.yml has none; it has shapes. Did you mean 'shapes'?")
        );

    [Test]
    public void A_model_given_by_name_only_is_not_called_a_missing_file() =>
        Assert.That(
            () => Assert.That(ModelUnderTest.Named("shpaes"), Has.SimilarityDepthAbove(3)),
            Throws.ArgumentException.With.Message.StartsWith(
                $"There is no model \"shpaes\": {Repository.PathTo("thresholds.yml")} has none; it has shapes. Did you mean 'shapes'?"
            )
        );

    [Test]
    public void Labels_come_from_the_model_s_own_metadata()
    {
        var bytes = Labelled(string.Join(',', SmallRepository.Labels));
        var path = Folder.Write("labelled.onnx", bytes);
        foreach (var actual in new object[] { bytes, path, new FileInfo(path), ModelUnderTest.At(path), ModelUnderTest.Of(bytes) })
        {
            Assert.That(actual, Has.SimilarityDepth.EqualTo(10).Within(3));
        }

        Assert.That(
            ModelUnderTest.Of(bytes, predictions: "predictions.csv", clustering: "none"),
            Has.SimilarityDepth.EqualTo(8.2).And.Accuracy.EqualTo(0.8)
        );
    }

    [Test]
    public void A_model_without_any_labels_says_where_they_could_come_from() =>
        Assert.That(
            () => Assert.That(Folder.PathTo("small.onnx"), Has.SimilarityDepthAbove(3)),
            Throws
                .InvalidOperationException.With.Message.Contains("no labels are given for 'small.onnx'")
                .And.Message.Contains("thresholds.yml has no entry for it")
                .And.Message.Contains("ModelUnderTest.At(\"small.onnx\", labels: \"labels.txt\")")
        );

    [Test]
    public void Labels_in_the_model_that_are_no_concepts_are_named() =>
        Assert.That(
            () => Assert.That(Labelled("dog.n.01,cat.n.01,carr.n.01,truck.n.01,apple.n.01,pear.n.01"), Has.SimilarityDepthAbove(3)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains("wordnet has no 'carr.n.01'")
        );

    [Test]
    public void A_given_analysis_is_taken_as_it_is()
    {
        var analysis = ModelAnalysis.Load("small.onnx", "labels.txt", "predictions.csv", clustering: "none");
        Directory.SetCurrentDirectory(TestContext.CurrentContext.TestDirectory);
        File.Delete(Folder.PathTo("small.onnx"));
        Assert.That(analysis, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5));
    }

    [Test]
    public void Predictions_and_a_confusion_matrix_together_are_refused() =>
        Assert.That(
            () => ModelUnderTest.At("small.onnx", "labels.txt", "predictions.csv", "confusion.csv"),
            Throws.ArgumentException.With.Message.Contains("exclude each other")
        );

    [Test]
    public void A_clustering_that_does_not_exist_is_refused() =>
        Assert.That(
            () => ModelUnderTest.At("small.onnx", clustering: "kmeans"),
            Throws.ArgumentException.With.Message.Contains("'clustering' cannot be 'kmeans'")
        );

    [TestCase(0.5)]
    [TestCase(double.NaN)]
    public void A_ceiling_of_memory_that_is_none_is_refused(double mebibytes) =>
        Assert.That(
            () => ModelUnderTest.At("small.onnx", maxMemory: mebibytes),
            Throws.ArgumentException.With.Message.Contains("'max-memory' needs a number from 1")
        );

    [Test]
    public void A_ceiling_of_memory_is_that_of_the_analysis() =>
        Assert.That(ModelUnderTest.At("small.onnx", maxMemory: 4096).Inputs.MostMemory, Is.EqualTo(4096L << 20));

    [Test]
    public void A_model_that_thresholds_yml_does_not_know_passes_nothing([Values] bool negated)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.5 }"));
        Assert.That(
            () =>
                Assert.That(
                    Repository.PathTo("samples/Shapes/shapes.onnx"),
                    negated ? Is.Not.PassesThresholds(Folder.PathTo("thresholds.yml")) : Passes.Thresholds(Folder.PathTo("thresholds.yml"))
                ),
            Throws.ArgumentException.With.Message.Contains("has no entry for").And.Message.Contains("; it has small.")
        );
        Assert.That(
            () =>
                Assert.That(
                    ModelUnderTest.Named("smal"),
                    negated ? Is.Not.PassesThresholds(Folder.PathTo("thresholds.yml")) : Passes.Thresholds(Folder.PathTo("thresholds.yml"))
                ),
            Throws.ArgumentException.With.Message.Contains("; it has small. Did you mean 'small'?")
        );
    }

    // The entry's own predictions are all right; the given ones are not.
    [Test]
    public void Test_data_that_is_given_counts_for_thresholds_too()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.7 }"));
        Folder.Write("worse.csv", "true,pred\n0,1\n1,1\n2,1\n3,1\n4,1\n5,1\n");
        var given = ModelUnderTest.At(
            Folder.PathTo("small.onnx"),
            predictions: Folder.PathTo("worse.csv"),
            labels: Folder.PathTo("labels.txt"),
            clustering: "none"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ModelUnderTest.At(Folder.PathTo("small.onnx")), Passes.Thresholds(Folder.PathTo("thresholds.yml")));
            Assert.That(
                Failing.Message(() => Assert.That(given, Passes.Thresholds(Folder.PathTo("thresholds.yml")))),
                Does.Contain("accuracy of 'small' is 0.1667")
            );
        }
    }

    [Test]
    public void A_file_that_is_not_there_is_one_error() =>
        Assert.That(
            () => Assert.That(new FileInfo(Folder.PathTo("smal.onnx")), Has.SimilarityDepthAbove(3)),
            Throws
                .InstanceOf<QualityGateException>()
                .With.Property(nameof(QualityGateException.Diagnostics))
                .Length.EqualTo(1)
                .And.Message.Contains("QG2001")
        );

    [Test]
    public void A_thresholds_file_that_is_not_there_passes_nothing() =>
        Assert.That(
            () => Assert.That("shapes", Passes.Thresholds("threshold.yml")),
            Throws.InvalidOperationException.With.Message.Contains("There is no 'threshold.yml' in ")
        );

    [Test]
    public void A_threshold_that_cannot_be_measured_is_an_error_not_a_failure([Values] bool negated)
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("accuracy: { min: 0.5 }")
                .Replace("    predictions: predictions.csv\n", string.Empty, StringComparison.Ordinal)
        );
        Assert.That(
            () =>
                Assert.That(
                    "small",
                    negated ? Is.Not.PassesThresholds(Folder.PathTo("thresholds.yml")) : Passes.Thresholds(Folder.PathTo("thresholds.yml"))
                ),
            Throws.InvalidOperationException.With.Message.Contains("thresholds.yml(8,7): error QG1002: accuracy of 'small' needs test data")
        );
    }

    [Test]
    public void A_violated_threshold_of_severity_warning_warns()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.9, severity: warning }"));
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(Folder.PathTo("thresholds.yml")));
            var result = global::NUnit.Framework.Internal.TestExecutionContext.CurrentContext.CurrentResult.AssertionResults.Single();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(result.Status, Is.EqualTo(global::NUnit.Framework.Interfaces.AssertionStatus.Warning));
                Assert.That(result.Message, Does.Contain("warning QG1001: accuracy of 'small' is 0.8000, 0.1000 below its minimum of 0.9"));
            }
        }
    }

    [Test]
    public void A_failure_tells_warnings_from_errors()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.9, severity: warning }", "similarity-depth: { min: 9 }")
        );
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            Assert.That(
                Failing.Message(() => Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(Folder.PathTo("thresholds.yml")))),
                Does.Match(@"Violated: thresholds\.yml\(10,7\): similarity-depth").And.Match(@"Warned: +thresholds\.yml\(9,7\): accuracy")
            );
        }
    }

    private static byte[] Labelled(string labels) =>
        new OnnxBuilder()
            .Metadata("labels", labels)
            .Input("x", 1, 2)
            .Weights("w", [6, 2], [.. TestModels.Plane(0, 10, 50, 58, 100, 115).Cast<double>()])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 6)
            .ToBytes();
}
