using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels.Reading;
using QualityGate.Runs;
using QualityGate.Similarity;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Benchmarks;

/// <summary>
/// The time that intervals take on drawn models of many classes: a check of error alignment with confidence, and a comparison of two
/// models, both from files to results, and what is said of them in the meantime.
/// </summary>
internal sealed class IntervalTimes(int classes, int samples, string folder)
{
    private const int Features = 64;
    private const int Group = 8;
    private const double WithinGroup = 0.8;

    /// <summary>Writes the inputs, measures both, and removes the inputs.</summary>
    public static void Measure(int classes, int samples)
    {
        var folder = Directory.CreateTempSubdirectory("intervals");
        try
        {
            var times = new IntervalTimes(classes, samples, folder.FullName);
            times.WriteInputs();
            times.Cluster();
            times.Check();
            times.Compare();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void WriteInputs()
    {
        var wordNet = WordNet.Load();
        var step = wordNet.Graph.Count / classes;
        File.WriteAllLines(At("labels.txt"), Enumerable.Range(0, classes).Select(c => wordNet.NameOf(c * step)));
        foreach (var (name, seed, right) in new[] { ("a", 1, 0.75), ("b", 2, 0.77) })
        {
            var random = new Random(seed);
            WriteTemplates(At($"{name}.npy"), random);
            File.WriteAllLines(
                At($"{name}.csv"),
                ["true,pred", .. Enumerable.Range(0, samples).Select(sample => Sample(sample % classes, right, random))]
            );
        }

        File.WriteAllText(
            At("thresholds.yml"),
            "version: 1\nmodels:\n  - name: a\n    model: a.npy\n    labels: labels.txt\n    predictions: a.csv\n    thresholds:\n"
                + "      error-alignment: { min: 0.1, confidence: 0.95 }\n"
        );
    }

    // Passing messages between all classes, and the same of similar ones only: how long either takes, and that nothing differs.
    private void Cluster()
    {
        var labels = LabelsFile.Read(InputPath.FromUser(At("labels.txt")), WordNet.Load());
        var similarity = (SparseSimilarity)FunctionalSimilarity.Of(PredictionsFile.Read(InputPath.FromUser(At("a.csv")), labels));
        foreach (var breakTies in new[] { false, true })
        {
            Partition? Of(bool mayBeSparse)
            {
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                using var messages = AffinityPropagation.Messages(similarity, similarity.Median(), breakTies, mayBeSparse);
                var partition = AffinityPropagation.Cluster(messages, CancellationToken.None);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{messages.GetType().Name}, ties {breakTies}: {watch.Elapsed.TotalMilliseconds:F0} ms, "
                    )
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"{(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:F0} ms of processors; "
                        )
                        + $"{partition?.ClusterCount} clusters, converged {partition?.Converged}; "
                        + $"{(messages as SparseAffinityMessages)?.FullRows} of {similarity.Count} rows in full, "
                        + $"{similarity.PairCount} pairs"
                );
                return partition;
            }

            Of(mayBeSparse: true);
            var (sparse, full) = (Of(mayBeSparse: true), Of(mayBeSparse: false));
            Console.WriteLine($"  the same: {sparse?.Labels.SequenceEqual(full!.Labels)}");
        }
    }

    private void Check() =>
        Step(
            "check with error-alignment: { confidence: 0.95 }",
            said =>
            {
                var result = Gate.Check(InputPath.FromUser(At("thresholds.yml")), said);
                Console.WriteLine($"  {string.Join("\n  ", result.Models.SelectMany(model => model.Verdicts))}");
                foreach (var diagnostic in result.AllDiagnostics.Take(3))
                {
                    Console.WriteLine($"  {diagnostic}");
                }
            }
        );

    private void Compare() =>
        Step(
            "compare, intervals of all metrics",
            said =>
            {
                var comparison = ModelComparison.Of(Inputs("a"), Inputs("b"), 0.95, said);
                foreach (var metric in comparison.Metrics)
                {
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"  {metric.Metric.Name,-42}{metric.Difference:F6} in {metric.Interval?.Low:F6} to {metric.Interval?.High:F6}"
                        )
                    );
                }
            }
        );

    private AnalysisInputs Inputs(string name) =>
        new(InputPath.FromUser(At($"{name}.npy")))
        {
            Labels = InputPath.FromUser(At("labels.txt")),
            TestData = new Predictions(InputPath.FromUser(At($"{name}.csv"))),
        };

    private string At(string name) => Path.Combine(folder, name);

    private string Sample(int actual, double right, Random random)
    {
        var predicted =
            random.NextDouble() < right ? actual
            : random.NextDouble() < WithinGroup ? Math.Min(classes - 1, (actual / Group * Group) + random.Next(Group))
            : random.Next(classes);
        return string.Create(CultureInfo.InvariantCulture, $"{actual},{predicted}");
    }

    // Groups of classes around centres, as templates of trained networks have them.
    private void WriteTemplates(string path, Random random)
    {
        double Next() => (2 * random.NextDouble()) - 1;
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({classes}, {Features}), }}";
        header = header.PadRight(((header.Length + 11 + 63) / 64 * 64) - 11) + "\n";
        using var file = File.Create(path);
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header)]);
        double[] centre = [];
        var row = new byte[4 * Features];
        for (var c = 0; c < classes; c++)
        {
            centre = c % Group == 0 ? [.. Enumerable.Range(0, Features).Select(_ => Next())] : centre;
            for (var k = 0; k < Features; k++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(row.AsSpan(4 * k), (float)(centre[k] + (0.9 * Next())));
            }

            file.Write(row);
        }
    }

    private static void Step(string name, Action<Said> work)
    {
        var (said, watch, before) = (new Said(), Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        work(said);
        var used = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name}: {watch.Elapsed.TotalSeconds:F1} s, {used:F1} s of processors")
        );
        said.Print();
    }

    private sealed class Said : IProgress<string>
    {
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private readonly List<string> lines = [];

        public void Report(string value)
        {
            lock (lines)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"    after {watch.Elapsed.TotalSeconds,5:F1} s: {value}"));
            }
        }

        public void Print() => Console.WriteLine(string.Join('\n', lines));
    }
}
