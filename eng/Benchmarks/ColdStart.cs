using System.Diagnostics;
using System.Globalization;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Labels.Reading;
using QualityGate.Models.Reading;
using QualityGate.Similarity;

namespace QualityGate.Benchmarks;

/// <summary>The time of a first run: of the tool as a process, start included, and of the stages of a run in this process.</summary>
internal static class ColdStart
{
    private const int Runs = 7;

    public static void MeasureTool(string tool)
    {
        string[] analyze = [tool, "analyze", BenchmarkInputs.Model.FullPath, "--labels", BenchmarkInputs.Labels.FullPath];
        Print("the tool, start only (--help)", Median(() => Run([tool, "--help"])));
        Print("the tool, analyze SqueezeNet", Median(() => Run(analyze)));
    }

    public static void MeasureStages()
    {
        Console.WriteLine();
        Console.WriteLine("stages of a first run, compilation included:");
        var watch = Stopwatch.StartNew();
        var wordNet = Stage("load WordNet", WordNet.Load);
        var labels = Stage("read labels", () => LabelsFile.Read(BenchmarkInputs.Labels, wordNet));
        var classifier = Stage("read classifier", () => ClassifierFile.Read(BenchmarkInputs.Model));
        var similarity = Stage("structural similarities", () => StructuralSimilarity.Of(classifier.Templates)!);
        var partition = Stage("affinity propagation", () => new AffinityPropagation().Cluster(similarity)!);
        var related = Stage(
            "ancestors of all classes",
            () => new Relatedness(wordNet, [.. labels.Items.Select(label => label.Node!.Value)])
        );
        Stage("forest and subsumers", () => ClassGraph.Span(similarity, partition, related));
        Print("together", watch.Elapsed.TotalMilliseconds);
    }

    private static T Stage<T>(string name, Func<T> run)
    {
        var watch = Stopwatch.StartNew();
        var result = run();
        Print(name, watch.Elapsed.TotalMilliseconds);
        return result;
    }

    private static double Median(Func<double> measure) => Enumerable.Range(0, Runs).Select(_ => measure()).Order().ElementAt(Runs / 2);

    private static double Run(string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"exit code {process.ExitCode}");
    }

    private static void Print(string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-34}{milliseconds,8:F0} ms"));
}
