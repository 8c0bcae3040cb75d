using System.Diagnostics;
using System.Globalization;
using QualityGate.Files;
using QualityGate.Models.Inspection;
using QualityGate.Models.Reading;
using QualityGate.Testing;

namespace QualityGate.Benchmarks;

/// <summary>
/// Reads classifiers out of generated models: time must follow the size of the classifier, not that of the file. Each is read
/// first in this process (the best of some runs), then by the tool as a process, whose memory is looked at.
/// </summary>
internal static class LargeModels
{
    private const int Runs = 5;
    private const int Features = 1024;

    public static void Measure(string tool)
    {
        Console.WriteLine("file size   classifier        bytes read    extraction    the tool, as a process");
        foreach (var length in new[] { 10_000_000L, 100_000_000, 1_000_000_000, 1_900_000_000 })
        {
            Measure(tool, length, classes: 1000);
        }

        foreach (var classes in new[] { 100, 1000, 4000 })
        {
            Measure(tool, 1_000_000_000, classes);
        }
    }

    private static void Measure(string tool, long length, int classes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("model.onnx");
        var random = new Random(1);
        var model = new OnnxBuilder()
            .Input("x", 1, Features)
            .Weights("w", [classes, Features], [.. Enumerable.Range(0, classes * Features).Select(_ => random.NextDouble() - 0.5)])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .UntypedOutput("y")
            .ToBytes();
        LargeModel.WriteSingleFile(path, model, Math.Max(length, model.Length + 1000));
        var input = InputPath.FromUser(path);
        var best = Enumerable.Range(0, Runs).Min(_ => Time(() => ClassifierFile.Read(input)));
        var (milliseconds, memory) = Run(tool, path);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{length / 1e6,6:F0} MB   {classes,5} x {Features}   {ModelInspector.Inspect(input).BytesRead / 1e6,8:F2} MB   "
                    + $"{best,8:F1} ms   {milliseconds,6:F0} ms, {memory >> 20} MiB of memory"
            )
        );
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static (double Milliseconds, long Memory) Run(string tool, string path)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [tool, "inspect", path]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        long memory = 0;
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                memory = Math.Max(memory, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // The process ended in between.
            }
        }

        return process.ExitCode == 0
            ? (watch.Elapsed.TotalMilliseconds, memory)
            : throw new InvalidOperationException($"exit code {process.ExitCode}");
    }
}
