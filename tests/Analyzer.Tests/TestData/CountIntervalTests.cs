using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Metrics;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>Counts of pairs give the values and intervals that their samples give.</summary>
internal sealed class CountIntervalTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        var counts = File.ReadLines(Folder.PathTo("predictions.csv"))
            .Skip(1)
            .GroupBy(line => line)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key},{group.Count()}\n"));
        Folder.Write("counts.csv", "true,pred,n\n" + string.Concat(counts.Reverse()));
    }

    [Test]
    public void Counts_and_samples_give_identical_values_and_intervals()
    {
        var (samples, counts) = (Analyse("predictions.csv").WithReplicates(100), Analyse("counts.csv").WithReplicates(100));
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in MetricCatalog.All)
            {
                Assert.That(counts.Measure(metric), Is.EqualTo(samples.Measure(metric)), metric.Name);
                Assert.That(
                    counts.Measurements.IntervalOf(metric, 0.95).Interval,
                    Is.EqualTo(samples.Measurements.IntervalOf(metric, 0.95).Interval),
                    metric.Name
                );
            }
        }
    }

    // Which samples are the same in both is not known of counts.
    [Test]
    public void Counts_are_never_compared_as_pairs()
    {
        AnalysisInputs Inputs(string file) =>
            new(TestInputs.Input(Folder.PathTo("small.onnx")))
            {
                Labels = TestInputs.Input(Folder.PathTo("labels.txt")),
                TestData = new Predictions(TestInputs.Input(Folder.PathTo(file))),
            };

        var (samples, counts) = (Inputs("predictions.csv"), Inputs("counts.csv"));
        Assert.That(ModelComparison.Of(samples, samples, TestInputs.WordNet, level: null).IsPaired, Is.True);
        Assert.That(ModelComparison.Of(counts, counts, TestInputs.WordNet, level: null).IsPaired, Is.False);
    }

    private ModelAnalysis Analyse(string file) =>
        ModelAnalyzer.Analyze(
            new AnalysisInputs(TestInputs.Input(Folder.PathTo("small.onnx")))
            {
                Labels = TestInputs.Input(Folder.PathTo("labels.txt")),
                TestData = new Predictions(TestInputs.Input(Folder.PathTo(file))),
            },
            TestInputs.WordNet
        );
}
