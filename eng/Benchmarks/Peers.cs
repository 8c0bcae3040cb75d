using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Models;
using QualityGate.Similarity;

namespace QualityGate.Benchmarks;

/// <summary>
/// A comparison with the libraries that others use, on the same work in one run on one machine: affinity propagation against
/// scikit-learn, all pairs of 1,000 classes in WordNet against NLTK. peers.sh installs these.
/// </summary>
internal static class Peers
{
    private const int Runs = 5;
    private const int Features = 64;
    private const int WordNetClasses = 1000;
    private const int Sample = 100;
    private static readonly int[] Sizes = [100, 1000, 3000];

    public static int Measure(string script)
    {
        var folder = Directory.CreateTempSubdirectory("qualitygate-peers-").FullName;
        try
        {
            var partitions = Sizes.ToDictionary(size => size, size => Cluster(size, folder));
            var wordNet = WordNet.Load();
            var (mean, milliseconds) = AllPairs(wordNet, folder);
            var peers = Run(script, folder);
            Console.WriteLine($"{"",-44}{"here",12}{"peer",12}{"times",9}  same result");
            foreach (var size in Sizes)
            {
                var peer = peers.GetProperty($"ap{size}");
                int[] labels = [.. peer.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
                Print(
                    $"affinity propagation, {size} classes",
                    partitions[size].Milliseconds,
                    peer.GetProperty("ms").GetDouble(),
                    Groups(labels).SequenceEqual(Groups(partitions[size].Labels))
                );
            }

            var nltk = peers.GetProperty("wordnet");
            var here = milliseconds / (WordNetClasses * (WordNetClasses - 1) / 2);
            Print(
                "Wu-Palmer of a pair, of all pairs of 1000",
                here,
                nltk.GetProperty("msPerPair").GetDouble(),
                Math.Abs(nltk.GetProperty("mean").GetDouble() - mean) < 1e-12
            );
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int[] Labels, double Milliseconds) Cluster(int size, string folder)
    {
        // Groups of about eight classes around centres, as templates of trained networks have them.
        var random = new Random(1);
        double Next() => (2 * random.NextDouble()) - 1;
        var centres = Enumerable
            .Range(0, (size / 8) + 1)
            .Select(_ => Enumerable.Range(0, Features).Select(_ => Next()).ToArray())
            .ToArray();
        double[] values =
        [
            .. Enumerable.Range(0, size).SelectMany(i => centres[i % centres.Length].Select(centre => centre + (0.9 * Next()))),
        ];
        var similarity = StructuralSimilarity.Of(ClassTemplates.Create(size, Features, values))!;
        File.WriteAllBytes(Path.Combine(folder, $"ap{size}.bin"), MemoryMarshal.AsBytes<double>(similarity.ToDense()));
        var algorithm = new AffinityPropagation();
        int[] labels = [.. algorithm.Cluster(similarity)!.Labels];
        return (labels, Median(() => algorithm.Cluster(similarity)));
    }

    // Every 82nd noun. NLTK does the pairs of the first hundred of them, and the mean similarity of those is compared.
    private static (double MeanOfSample, double Milliseconds) AllPairs(WordNet wordNet, string folder)
    {
        int[] nodes = [.. Enumerable.Range(0, wordNet.Graph.Count).Where(node => node % 82 == 0).Take(WordNetClasses)];
        File.WriteAllLines(Path.Combine(folder, "wordnet.txt"), nodes.Select(wordNet.IdOf));
        var milliseconds = Median(() => SemanticSimilarity.Of(new Relatedness(wordNet, [.. nodes]), SemanticMeasure.WuPalmer));
        var related = new Relatedness(wordNet, [.. nodes.Take(Sample)]);
        return (
            (from b in Enumerable.Range(0, Sample) from a in Enumerable.Range(0, b) select related.WuPalmer(a, b)).Average(),
            milliseconds
        );
    }

    private static JsonElement Run(string script, string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", [script, folder]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonDocument.Parse(output).RootElement
            : throw new InvalidOperationException($"peers.py ended with exit code {process.ExitCode}");
    }

    private static int[] Groups(int[] labels) => [.. labels.Select(label => Array.IndexOf(labels, label))];

    private static double Median(Action work)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private static void Print(string what, double here, double peer, bool same) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what,-44}{Time(here),12}{Time(peer),12}{peer / here,9:F1}  {(same ? "yes" : "NO")}"
            )
        );

    private static string Time(double milliseconds) =>
        milliseconds < 0.1
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds * 1000:F3} us")
            : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F1} ms");
}
