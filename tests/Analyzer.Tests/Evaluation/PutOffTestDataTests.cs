using QualityGate.Clustering;
using QualityGate.Diagnostics;
using QualityGate.Evaluation;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Evaluation;

/// <summary>An analysis whose test data is read when somebody first asks for what rests on it.</summary>
internal sealed class PutOffTestDataTests : FolderFixture
{
    private int reads;

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        reads = 0;
    }

    [Test]
    public void Nothing_is_read_for_metrics_of_the_model_alone_nor_for_its_description()
    {
        var analysis = Analyze();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.PutsOffTestData, Is.True);
            foreach (var metric in MetricCatalog.All.Where(metric => !metric.NeedsTestData))
            {
                Assert.That(analysis.Measure(metric).Value, Is.Not.Null, metric.Name);
            }

            Assert.That(analysis.IntervalOf(MetricCatalog.Find("similarity-depth")!, 0.9).Interval, Is.Not.Null);
            Assert.That(analysis.ToString(), Does.EndWith("similarity-depth 8.2000)"));
            Assert.That(analysis.WithoutTestData().Measure(MetricCatalog.Find("accuracy")!).WhyUndefined, Does.Contain("needs test data"));
            Assert.That(reads, Is.Zero);
        }
    }

    [Test]
    public void It_is_read_once_by_many_threads_and_all_is_as_if_it_had_been_read_at_first()
    {
        var (late, early) = (Analyze(), ModelAnalyzer.Analyze(Inputs, TestInputs.WordNet));
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ => late.Measure(MetricCatalog.Find("accuracy")!));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MetricCatalog.All.Select(late.Measure), Is.EqualTo(MetricCatalog.All.Select(early.Measure)));
            Assert.That(late.Diagnostics, Is.EqualTo(early.Diagnostics));
            Assert.That(late.WithTestDataRead().ToString(), Is.EqualTo(early.ToString()));
            Assert.That(late.WithTestDataRead().PutsOffTestData, Is.False);
            Assert.That(reads, Is.EqualTo(2), "once by each analysis");
        }
    }

    [Test]
    public void What_is_wrong_with_it_is_said_each_time_it_is_asked_for()
    {
        Folder.Write("predictions.csv", "true,pred\n0,9\n");
        var analysis = ModelAnalyzer.AnalyzeModel(Inputs, TestInputs.WordNet);
        for (var time = 0; time < 2; time++)
        {
            TestInputs.AssertFailure(() => analysis.Measure(MetricCatalog.Find("accuracy")!), DiagnosticCodes.PredictionOutOfRange, (2, 3));
        }

        Assert.That(analysis.Measure(MetricCatalog.Find("similarity-depth")!).Value, Is.EqualTo(8.2).Within(1e-12));
    }

    [Test]
    public void What_is_wrong_with_the_model_and_its_labels_is_said_at_once()
    {
        Folder.Write("labels.txt", "dog.n.01\ncaat.n.01\n");
        File.Delete(Folder.PathTo("small.onnx"));
        Assert.That(TestInputs.Failure(() => ModelAnalyzer.AnalyzeModel(Inputs, TestInputs.WordNet)).Select(diagnostic => diagnostic.Code),
            Is.EquivalentTo(new[] { DiagnosticCodes.LabelNotInHierarchy, DiagnosticCodes.ModelNotFound }));
    }

    private AnalysisInputs Inputs => new(
        TestInputs.Input(Folder.PathTo("small.onnx")),
        TestInputs.Input(Folder.PathTo("labels.txt")),
        new Counted(new Predictions(TestInputs.Input(Folder.PathTo("predictions.csv"))), () => Interlocked.Increment(ref reads)),
        new SingleCluster());

    private ModelAnalysis Analyze() => ModelAnalyzer.AnalyzeModel(Inputs, TestInputs.WordNet);

    private sealed record Counted(TestData Data, Action Count) : TestData(Data.Path)
    {
        public override ConfusionMatrix Read(QualityGate.Hierarchies.ClassLabels labels, CancellationToken cancellationToken = default)
        {
            Count();
            return Data.Read(labels, cancellationToken);
        }
    }
}
