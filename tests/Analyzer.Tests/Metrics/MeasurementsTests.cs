using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Metrics;
using QualityGate.TestData;
using QualityGate.TestData.Images;

namespace QualityGate.Analyzer.Tests.Metrics;

/// <summary>Measurements are computed once, by however many threads, and test data can be added to an analysis that has none.</summary>
internal sealed class MeasurementsTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void Many_threads_get_one_result_of_each_metric()
    {
        var analysis = ModelAnalyzer.Analyze(Inputs, TestInputs.WordNet);
        var found = new MetricResult[16][];
        Parallel.For(
            0,
            found.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            k => found[k] = [.. MetricCatalog.All.Select(analysis.Measurements.Of)]
        );
        for (var metric = 0; metric < MetricCatalog.All.Length; metric++)
        {
            Assert.That(found.Select(of => of[metric]), Is.All.SameAs(found[0][metric]), MetricCatalog.All[metric].Name);
        }
    }

    [Test]
    public void An_analysis_to_which_test_data_is_added_is_that_of_all_inputs()
    {
        var reads = 0;
        var images = Inputs with
        {
            TestData = new ImageTestData(Inputs.TestData!.Path),
            ImageRun = new ImageRun(new Counting(Inputs.TestData.Path, () => reads++), Folder.FullPath),
        };
        var whole = ModelAnalyzer.Analyze(images, TestInputs.WordNet);
        var weights = ModelAnalyzer.Analyze(images with { TestData = null }, TestInputs.WordNet);
        Assert.That(reads, Is.EqualTo(1), "that of the weights alone reads none");
        var added = ModelAnalyzer.AddTestData(weights, images);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MetricCatalog.All.Select(added.Measure), Is.EqualTo(MetricCatalog.All.Select(whole.Measure)));
            Assert.That(added.Diagnostics, Is.EqualTo(whole.Diagnostics));
            Assert.That(added.ToString(), Is.EqualTo(whole.ToString()));
            Assert.That(weights.Measurements.ToString(), Does.EndWith("; similarity-depth 8.2000)"));
            Assert.That(weights.Measure(MetricCatalog.Find("accuracy")!).WhyUndefined, Does.Contain("needs test data"));
        }
    }

    [Test]
    public void A_mistake_in_the_test_data_is_found_when_it_is_added()
    {
        Folder.Write("predictions.csv", "true,pred\n0,9\n");
        var weights = ModelAnalyzer.Analyze(Inputs with { TestData = null }, TestInputs.WordNet);
        TestInputs.AssertFailure(() => ModelAnalyzer.AddTestData(weights, Inputs), DiagnosticCodes.PredictionOutOfRange, (2, 3));
        Assert.That(weights.Measure(MetricCatalog.Find("similarity-depth")!).Value, Is.EqualTo(8.2).Within(1e-12));
    }

    [Test]
    public void Mistakes_in_model_and_labels_are_reported_together()
    {
        Folder.Write("labels.txt", "dog.n.01\ncaat.n.01\n");
        File.Delete(Folder.PathTo("small.onnx"));
        Assert.That(
            TestInputs.Failure(() => ModelAnalyzer.Analyze(Inputs, TestInputs.WordNet)).Select(diagnostic => diagnostic.Code),
            Is.EquivalentTo(new[] { DiagnosticCodes.LabelNotInHierarchy, DiagnosticCodes.ModelNotFound })
        );
    }

    private AnalysisInputs Inputs =>
        new(TestInputs.Input(Folder.PathTo("small.onnx")))
        {
            Labels = TestInputs.Input(Folder.PathTo("labels.txt")),
            TestData = new Predictions(TestInputs.Input(Folder.PathTo("predictions.csv"))),
            Clustering = new SingleCluster(),
        };

    private sealed class Counting(InputPath predictions, Action count) : IImagePredictor
    {
        public EvaluatedImages Predict(ImageRequest request, CancellationToken cancellationToken)
        {
            count();
            return new EvaluatedImages(predictions, []);
        }
    }
}
