using QualityGate.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.Constraints.Tests;

/// <summary>One analysis per model and process, however many tests ask; and no more of the model than a test asks for.</summary>
internal sealed class SharingTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    [NonParallelizable]
    public void A_model_is_analysed_once_by_many_threads()
    {
        var before = SharedAnalyses.OfProcess.Count;

        // Threads of their own: those of the pool come two in a second.
        var threads = Enumerable
            .Range(0, 64)
            .Select(_ =>
                Task.Factory.StartNew(AssertSmall, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            );
        Task.WaitAll([.. threads]);
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(1));
        void AssertSmall() => Assert.That(Small(), Has.SimilarityDepthAbove(3).And.AccuracyAbove(0.5));
    }

    [Test]
    [NonParallelizable]
    public void A_copy_and_the_bytes_are_the_same_model_as_the_original()
    {
        var shapes = Repository.PathTo("samples/Shapes/shapes.onnx");
        Assert.That(shapes, Has.SimilarityDepthAbove(3));
        var before = SharedAnalyses.OfProcess.Count;
        Assert.That(File.ReadAllBytes(shapes), Has.SimilarityDepthAbove(3));
        Assert.That(Folder.Write("copy.onnx", File.ReadAllBytes(shapes)), Has.SimilarityDepthAbove(3));
        Assert.That(ModelUnderTest.Named("shapes"), Has.SimilarityDepthAbove(3));
        Assert.That(SharedAnalyses.OfProcess.Count, Is.EqualTo(before));
    }

    [Test]
    [NonParallelizable]
    public void A_model_is_analysed_again_when_a_file_has_changed()
    {
        var before = SharedAnalyses.OfProcess.Count;
        Assert.That(Small(), Has.AccuracyAbove(0.5));
        Folder.Write("predictions.csv", "true,pred\n0,1\n1,1\n2,2\n3,3\n4,4\n5,5\n");
        Assert.That(Small(), Has.Accuracy.EqualTo(5 / 6.0).Within(1e-12));
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(1), "other test data is added to the same analysis");
        Folder.Write("labels.txt", "cat.n.01\ndog.n.01\ncar.n.01\ntruck.n.01\napple.n.01\npear.n.01\n");
        Assert.That(Small(), Has.Accuracy.EqualTo(5 / 6.0).Within(1e-12));
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(2));
    }

    [Test]
    public void A_file_behind_a_link_is_read_again_when_it_has_changed()
    {
        File.CreateSymbolicLink(Folder.PathTo("linked.csv"), Folder.PathTo("predictions.csv"));
        var model = ModelUnderTest.At(
            Folder.PathTo("small.onnx"),
            Folder.PathTo("labels.txt"),
            Folder.PathTo("linked.csv"),
            clustering: "none"
        );
        Assert.That(model, Has.Accuracy.EqualTo(0.8).Within(1e-12));
        Folder.Write("predictions.csv", "true,pred\n0,1\n1,1\n2,2\n3,3\n4,4\n5,5\n");
        Assert.That(model, Has.Accuracy.EqualTo(5 / 6.0).Within(1e-12));
    }

    [Test]
    public void Similarity_Depth_is_asserted_without_touching_the_test_data()
    {
        Folder.Write("predictions.csv", "this is no table of predictions");
        Assert.That(Small(), Has.SimilarityDepthAbove(3).And.RelativeSimilarityDepth.Positive);
        Assert.That(
            Failing.Message(() => Assert.That(Small(), Has.SimilarityDepthAbove(9))),
            Does.Contain("8.2000 in small.onnx").And.Contain("Report:   (path)"),
            "nor does its failure"
        );
        Assert.That(
            () => Assert.That(Small(), Has.AccuracyAbove(0.5)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains("predictions.csv"),
            "but accuracy does"
        );
    }

    // Test data that another test has read in the meantime must not change the message.
    [Test]
    public void A_message_about_Similarity_Depth_is_the_same_before_and_after_test_data_was_read()
    {
        string Message() => Failing.Message(() => Assert.That(Small(), Has.SimilarityDepthAbove(9)));
        var before = Message();
        Assert.That(Small(), Has.AccuracyAbove(0.5));
        Assert.That(Message(), Is.EqualTo(before));
    }

    [Test]
    public void ONNX_Runtime_is_not_loaded()
    {
        Assert.That(Small(), Has.SimilarityDepthAbove(3).And.AccuracyAbove(0.5));
        Assert.That(
            AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name),
            Has.None.StartsWith("Microsoft.ML.OnnxRuntime")
        );
    }

    // The time that assertions take on a model of ImageNet's size is measured by eng/Benchmarks (assertions).
    [Test]
    [NonParallelizable]
    public void Fifty_assertions_make_one_analysis_which_computes_each_metric_once()
    {
        var before = SharedAnalyses.OfProcess.Count;
        var model = Small();
        for (var i = 0; i < 10; i++)
        {
            Assert.That(model, Has.SimilarityDepthAbove(5));
            Assert.That(model, Has.ErrorAlignmentAbove(0.01));
            Assert.That(model, Has.RelativeSimilarityDepth.GreaterThan(0.1).And.Accuracy.GreaterThan(0.2));
            Assert.That(model, Has.No.SimilarityDepthAbove(15));
            Assert.That(model, Has.HierarchicalF1.AtLeast(0.1).Or.LcaDistanceBelow(0));
        }

        var analysis = Subject.Analyse(model, withTestData: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(1));
            foreach (var metric in MetricCatalog.All)
            {
                Assert.That(analysis.Measure(metric), Is.SameAs(analysis.Measure(metric)), metric.Name);
            }
        }
    }

    private ModelUnderTest Small() =>
        ModelUnderTest.At(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt"), Folder.PathTo("predictions.csv"), clustering: "none");
}
