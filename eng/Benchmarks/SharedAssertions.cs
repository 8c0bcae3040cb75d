using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Metrics;
using QualityGate.NUnit;

namespace QualityGate.Benchmarks;

/// <summary>
/// The cost of fifty assertions on one model of ImageNet's size, against analyses of it with the metrics that they ask for.
/// </summary>
internal static class SharedAssertions
{
    private const int Runs = 5;

    public static void Measure()
    {
        var (model, labels) = (BenchmarkInputs.Model.FullPath, BenchmarkInputs.Labels.FullPath);
        var predictions = Path.Combine(Path.GetDirectoryName(model)!, "squeezenet1.1-predictions.csv");
        var copies = new List<string>();
        try
        {
            var (analyses, fixtures) = (new List<double>(), new List<double>());
            for (var run = -1; run < Runs; run++)
            {
                var analysis = Time(() => Analyse(model, labels, predictions));

                // A copy of the predictions is another model to the assertions: none of an earlier run is shared.
                copies.Add(Path.GetTempFileName());
                File.Copy(predictions, copies[^1], overwrite: true);
                var fixture = Time(() => AssertFiftyTimes(ModelUnderTest.At(model, labels, copies[^1])));
                if (run >= 0)
                {
                    analyses.Add(analysis);
                    fixtures.Add(fixture);
                }
            }

            Print("an analysis of SqueezeNet, five metrics", analyses);
            Print("fifty assertions on SqueezeNet", fixtures);
        }
        finally
        {
            copies.ForEach(File.Delete);
        }
    }

    private static void Analyse(string model, string labels, string predictions)
    {
        var analysis = ModelAnalysis.Load(model, labels, predictions);
        foreach (var name in new[] { "similarity-depth", "error-alignment", "relative-similarity-depth", "accuracy", "hierarchical-f1" })
        {
            analysis.Measure(MetricCatalog.Find(name)!);
        }
    }

    private static void AssertFiftyTimes(ModelUnderTest model)
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.That(model, Has.SimilarityDepthAbove(5));
            Assert.That(model, Has.ErrorAlignmentAbove(0.01));
            Assert.That(model, Has.RelativeSimilarityDepth.GreaterThan(0.1).And.Accuracy.GreaterThan(0.2));
            Assert.That(model, Has.No.SimilarityDepthAbove(15));
            Assert.That(model, Has.HierarchicalF1.AtLeast(0.1).Or.LcaDistanceBelow(0));
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Print(string what, List<double> times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-42}{times.Order().ElementAt(times.Count / 2),6:F0} ms"));
}
