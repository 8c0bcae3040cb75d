using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.TestData.Reading;
using QualityGate.Testing;

namespace QualityGate.Benchmarks;

/// <summary>
/// Reads predictions of millions of samples as CSV and Parquet, beside a loop that splits the same lines; and counts that a SQL engine has
/// made of a hundred million.
/// </summary>
internal static class ManyRows
{
    private const int Classes = 1000;
    private const int Runs = 3;

    private static ClassLabels Labels =>
        new(
            InputPath.FromUser("labels.txt"),
            WordNet.Load(),
            [.. Enumerable.Range(0, Classes).Select(index => new ClassLabel($"class_{index}", $"class_{index}", index))],
            new Diagnostics.SourceLocation("labels.txt"),
            []
        );

    /// <summary>Reads generated files of ten million rows, and of one million, and says times and memory.</summary>
    /// <param name="program">The assembly of this program, which reads each file again in a process of its own, for its memory.</param>
    public static void Measure(string program)
    {
        using var folder = new TemporaryFolder();
        var labels = Labels;
        foreach (var (name, value) in new[] { ("indices", "{0}"), ("names", "'class_' || ({0})") })
        {
            foreach (var rows in new[] { 1_000_000, 10_000_000 })
            {
                var (actual, predicted) = (
                    string.Format(CultureInfo.InvariantCulture, value, "(i * 7919) % 1000"),
                    string.Format(CultureInfo.InvariantCulture, value, "(i * 7919 + (i % 3 = 0)::int) % 1000")
                );
                var query = $"select {actual} as \"true\", {predicted} as pred from range({rows}) t(i)";
                var (csv, parquet) = (folder.PathTo("rows.csv"), folder.PathTo("rows.parquet"));
                Query($"copy ({query}) to '{csv}'", $"copy ({query}) to '{parquet}' (format parquet)");
                var split = Best(() => Split(csv, name == "names" ? labels : null));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows,10} {name}: {split,6:F0} ms by string.Split"));
                foreach (var path in new[] { csv, parquet })
                {
                    var time = Best(() => PredictionsFile.Read(InputPath.FromUser(path), labels).Accuracy);
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{string.Empty,10} {Path.GetExtension(path),8} {time,6:F0} ms, {split / time:F1} times as fast, "
                                + $"{MemoryOf(program, path) >> 20} MiB of memory"
                        )
                    );
                }
            }
        }
    }

    /// <summary>Counts a hundred million samples in DuckDB, and reads the counts.</summary>
    public static void MeasureCounted()
    {
        using var folder = new TemporaryFolder();
        var counts = folder.PathTo("counts.parquet");
        var watch = Stopwatch.StartNew();
        Query(
            "copy (select (i * 7919) % 1000 as \"true\", (i * 7919 + (i % 3 = 0)::int) % 1000 as pred, count(*) as count "
                + $"from range(100000000) t(i) group by all) to '{counts}' (format parquet)"
        );
        var counted = watch.Elapsed;
        watch.Restart();
        var confusion = PredictionsFile.Read(InputPath.FromUser(counts), Labels);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{confusion.Samples} samples counted in {counted.TotalSeconds:F1} s, read in {watch.Elapsed.TotalMilliseconds:F0} ms: "
                    + $"accuracy {confusion.Accuracy:F6}"
            )
        );
    }

    /// <summary>Reads one file, and says the most memory that this process had.</summary>
    public static void Read(string path)
    {
        PredictionsFile.Read(InputPath.FromUser(path), Labels);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }

    private static double Best(Func<double> run) =>
        Enumerable
            .Range(0, Runs)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                run();
                return watch.Elapsed.TotalMilliseconds;
            });

    // The loop that a user would write without this library.
    private static double Split(string path, ClassLabels? labels)
    {
        var counts = new long[Classes * Classes];
        var byName = labels?.Items.Index().ToDictionary(label => label.Item.Text, label => label.Index, StringComparer.Ordinal);
        using var reader = new StreamReader(path);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            var (actual, predicted) = byName is null
                ? (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture))
                : (byName[parts[0]], byName[parts[1]]);
            counts[(actual * Classes) + predicted]++;
        }

        return counts.Sum();
    }

    private static long MemoryOf(string program, string path)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "rows", path]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        return long.Parse(process.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture);
    }

    private static void Query(params string[] statements)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
