using System.Diagnostics;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.TestData.Reading;

namespace QualityGate.Benchmarks;

/// <summary>
/// Analyses a drawn model of many classes with its predictions, stop by stop: the time of each, by the clock and of all processors, the
/// memory that it allocated, and the greatest memory that the process has had until then.
/// </summary>
internal sealed class ManyClasses
{
    private const int Features = 64;
    private const int Group = 8;
    private const double Right = 0.75;
    private const double WithinGroup = 0.8;

    private readonly Random random = new(1);

    /// <summary>Measures the stops of an analysis.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="samples">The number of test samples.</param>
    /// <param name="clustering">The name of a clustering.</param>
    /// <param name="replicates">How many test sets are drawn for intervals.</param>
    public static void Measure(int classes, int samples, string clustering, int replicates) =>
        new ManyClasses().Run(classes, samples, clustering, replicates);

    private void Run(int classes, int samples, string clustering, int replicates)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, ["true,pred", .. Enumerable.Range(0, samples).Select(sample => Sample(sample % classes, classes))]);
            var (labels, classifier) = (Labels(WordNet.Load(), classes), Classifier(classes));
            var confusion = Step("reading the predictions", () => PredictionsFile.Read(InputPath.FromUser(path), labels));
            var analysis = Step(
                "similarities, partitions, forests",
                () => ModelAnalyzer.Analyze(classifier, labels, confusion, Clusterings.Find(clustering)!)
            );
            var values = Step(
                "all metrics",
                () => MetricCatalog.All.Select(metric => (metric.Name, metric.Compute(analysis).Value)).ToArray()
            );
            var drawn = Step(
                $"their intervals, {replicates} test sets",
                () => Bootstrap.Run(analysis.WithReplicates(replicates), MetricCatalog.All)
            );
            foreach (var ((name, value), metric) in values.Zip(MetricCatalog.All))
            {
                var interval = drawn.Interval(metric, 0.95).Interval;
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"    {name,-42}{value:R} in {interval?.Low:R} to {interval?.High:R}")
                );
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private string Sample(int actual, int classes)
    {
        var predicted =
            random.NextDouble() < Right ? actual
            : random.NextDouble() < WithinGroup ? Math.Min(classes - 1, (actual / Group * Group) + random.Next(Group))
            : random.Next(classes);
        return string.Create(CultureInfo.InvariantCulture, $"{actual},{predicted}");
    }

    // Nouns that lie evenly in WordNet, so that neighbours among the classes are often neighbours there, too.
    private static ClassLabels Labels(WordNet wordNet, int classes)
    {
        var step = wordNet.Graph.Count / classes;
        return new ClassLabels(
            InputPath.FromUser("labels.txt"),
            wordNet,
            [.. Enumerable.Range(0, classes).Select(c => new ClassLabel(wordNet.IdOf(c * step), wordNet.NameOf(c * step), c * step))],
            new SourceLocation("labels.txt"),
            []
        );
    }

    // Groups of classes around centres, as templates of trained networks have them.
    private Classifier Classifier(int classes)
    {
        double Next() => (2 * random.NextDouble()) - 1;
        var centres = Enumerable
            .Range(0, (classes / Group) + 1)
            .Select(_ => Enumerable.Range(0, Features).Select(_ => Next()).ToArray())
            .ToArray();
        double[] weights = [.. Enumerable.Range(0, classes).SelectMany(c => centres[c / Group].Select(centre => centre + (0.9 * Next())))];
        return new Classifier(
            InputPath.FromUser("model.onnx"),
            "Gemm",
            "w",
            "float32",
            [],
            ClassTemplates.Create(classes, Features, weights)
        );
    }

    private static T Step<T>(string name, Func<T> work)
    {
        var (watch, before, processors) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var result = work();
        var used = Environment.CpuUsage.TotalTime - processors;
        using var process = Process.GetCurrentProcess();
        var (allocated, most) = ((GC.GetTotalAllocatedBytes() - before) >> 20, process.PeakWorkingSet64 >> 20);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-40}{watch.Elapsed.TotalSeconds,8:F2} s{used.TotalSeconds,8:F2} s of processors"
            ) + string.Create(CultureInfo.InvariantCulture, $"{allocated,10} MiB allocated{most,8} MiB at most")
        );
        return result;
    }
}
