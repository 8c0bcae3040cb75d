using System.Diagnostics;
using System.Globalization;
using QualityGate.Testing;

namespace QualityGate.Benchmarks;

/// <summary>The time that the package adds to a build without changes: the same project with and without it, in turns.</summary>
internal static class UnchangedBuilds
{
    /// <summary>Prints the medians of so many builds of each kind.</summary>
    public static void Measure(int runs)
    {
        using var folder = new TemporaryFolder();
        var pack = ChildProcess.Dotnet(Repository.PathTo("src/Tasks"), "pack", "-c", "Release", "-o", folder.PathTo("feed"), "-nologo");
        Require(pack);
        var package = Path.GetFileNameWithoutExtension(Directory.GetFiles(folder.PathTo("feed")).Single());
        var reference =
            $"<PackageReference Include=\"QualityGate.Tasks\" Version=\"{package["QualityGate.Tasks.".Length..]}\" "
            + "PrivateAssets=\"all\" />";
        folder.Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><RestoreAdditionalProjectSources>{folder.PathTo("feed")}</RestoreAdditionalProjectSources>"
                + $"<RestorePackagesPath>{folder.PathTo("packages")}</RestorePackagesPath></PropertyGroup></Project>"
        );
        folder.Write("Directory.Build.targets", "<Project />");
        WriteProject(folder, "without", string.Empty);
        WriteProject(folder, "passing", reference);
        SmallRepository.Fill(folder);
        WriteProject(folder, "warning", reference);
        folder.Write("passing/thresholds.yml", Thresholds("similarity-depth: { min: 7 }"));
        folder.Write("warning/thresholds.yml", Thresholds("similarity-depth: { min: 99, severity: warning }"));
        WriteProject(
            folder,
            "item",
            reference
                + "<QualityGateModel Include=\"../small.onnx\" Labels=\"../labels.txt\" Predictions=\"../predictions.csv\" "
                + "Thresholds=\"accuracy: { min: 0.5 }\" />"
        );
        folder.Write("item/thresholds.yml", Thresholds("similarity-depth: { min: 7 }"));
        var projects = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["without"] = "without the package",
            ["passing"] = "a passing gate",
            ["warning"] = "a warning gate",
            ["item"] = "two gates (an item)",
        };
        foreach (var file in Directory.GetFiles(folder.FullPath, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }

        var times = projects.Keys.ToDictionary(project => project, _ => new List<double>(), StringComparer.Ordinal);
        for (var run = -2; run < runs; run++)
        {
            foreach (var project in projects.Keys)
            {
                var watch = Stopwatch.StartNew();
                Require(ChildProcess.Dotnet(folder.PathTo(project), "build", "-nologo", "-tl:off"));
                if (run >= 0)
                {
                    times[project].Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        }

        var without = Median(times["without"]);
        foreach (var (project, name) in projects)
        {
            var median = Median(times[project]);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"dotnet build, nothing changed, {name,-20} {median,6:F0} ms  {median - without,5:+0;-0;0} ms"
                )
            );
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Thresholds(string threshold) =>
        SmallRepository
            .Thresholds(threshold)
            .Replace(": small.onnx", ": ../small.onnx", StringComparison.Ordinal)
            .Replace(": labels.txt", ": ../labels.txt", StringComparison.Ordinal)
            .Replace(": predictions.csv", ": ../predictions.csv", StringComparison.Ordinal);

    private static void WriteProject(TemporaryFolder folder, string name, string reference)
    {
        folder.Write(
            $"{name}/{name}.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>"
                + $"<ItemGroup>{reference}</ItemGroup></Project>"
        );
        folder.Write($"{name}/Class.cs", "public static class Class { }");
    }

    private static void Require(ChildProcess run)
    {
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException(run.ToString());
        }
    }
}
