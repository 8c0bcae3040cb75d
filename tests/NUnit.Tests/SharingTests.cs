using System.Diagnostics;
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
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 64 }, _ => Assert.That(Small(), Has.SimilarityDepthAbove(3).And.AccuracyAbove(0.5)));
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(1));
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
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(2));
    }

    [Test]
    public void Similarity_Depth_is_asserted_without_touching_the_test_data()
    {
        Folder.Write("predictions.csv", "this is no table of predictions");
        Assert.That(Small(), Has.SimilarityDepthAbove(3).And.RelativeSimilarityDepth.Positive);
        Assert.That(Failing.Message(() => Assert.That(Small(), Has.SimilarityDepthAbove(9))), Does.Contain("8.2000 in small.onnx").And.Contain("Report:   (path)"), "nor does its failure");
        Assert.That(() => Assert.That(Small(), Has.AccuracyAbove(0.5)), Throws.InstanceOf<QualityGateException>().With.Message.Contains("predictions.csv"), "but accuracy does");
    }

    // What another test has read in the meantime must not change the message.
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
        Assert.That(AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name), Has.None.StartsWith("Microsoft.ML.OnnxRuntime"));
    }

    [Test]
    [NonParallelizable]
    [SharedData("real/squeezenet1.1-fp16.onnx")]
    public void Fifty_assertions_on_a_SqueezeNet_cost_less_than_two_analyses()
    {
        var path = SharedDataAttribute.PathTo("real/squeezenet1.1-fp16.onnx");
        var (labels, predictions) = (SharedDataAttribute.PathTo("real/imagenet_class_index.json"), SharedDataAttribute.PathTo("real/squeezenet1.1-predictions.csv"));
        var model = ModelUnderTest.At(path, labels, predictions);
        var first = Analyse();
        var before = SharedAnalyses.OfProcess.Count;
        var time = Stopwatch.StartNew();
        for (var i = 0; i < 10; i++)
        {
            Assert.That(model, Has.SimilarityDepthAbove(5));
            Assert.That(model, Has.ErrorAlignmentAbove(0.01));
            Assert.That(model, Has.RelativeSimilarityDepth.GreaterThan(0.1).And.Accuracy.GreaterThan(0.2));
            Assert.That(model, Has.No.SimilarityDepthAbove(15));
            Assert.That(model, Has.HierarchicalF1.AtLeast(0.1).Or.LcaDistanceBelow(0));
        }

        time.Stop();
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(1));
        var second = Analyse();
        TestContext.Out.WriteLine($"50 assertions: {time.ElapsedMilliseconds} ms; an analysis with these metrics before: {first.TotalMilliseconds:0} ms, and after: {second.TotalMilliseconds:0} ms");
        Assert.That(time.Elapsed, Is.LessThan(first + second));

        // On either side of the assertions, so that it makes no difference when the machine is getting busier.
        TimeSpan Analyse()
        {
            var analysis = Stopwatch.StartNew();
            var loaded = ModelAnalysis.Load(path, labels, predictions);
            var asked = new[] { "similarity-depth", "error-alignment", "relative-similarity-depth", "accuracy", "hierarchical-f1" };
            Assert.That(asked.Select(name => loaded.Measure(MetricCatalog.Find(name)!).Value), Has.None.Null);
            return analysis.Elapsed;
        }
    }

    private ModelUnderTest Small() => ModelUnderTest.At(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt"), Folder.PathTo("predictions.csv"), clustering: "none");
}
