using System.Text.RegularExpressions;
using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>When the gate runs in a build, and how often.</summary>
internal sealed class BuildScopeTests : ConsumerFixture
{
    private const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";

    [Test]
    public void A_project_with_several_target_frameworks_is_gated_once_before_it_is_packed_and_one_of_them_by_itself_and_by_reference()
    {
        WriteGatedProject(properties: Multiple + "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>");
        Folder.Write(
            "user/user.csproj",
            Project("<TargetFramework>net10.0</TargetFramework>", "<ProjectReference Include=\"../app/app.csproj\" />")
        );
        Demand("similarity-depth: { min: 99 }");
        AssertViolated(Build());
        Assert.That(Packages(), Is.Empty);

        // With what that build has left, there is something to pack.
        AssertViolated(Dotnet("pack", "-c", "Debug"));
        Assert.That(Packages(), Is.Empty);
        AssertViolated(Build("-f", "net10.0"));
        AssertViolated(BuildServer.Dotnet(Folder.PathTo("user"), "build", "-tl:off", "-nologo"));
        AssertViolated(Dotnet("msbuild", "-t:QualityGate"));
        Demand("similarity-depth: { min: 7 }");
        var passing = Build();
        Assert.That(passing.ExitCode, Is.Zero, passing.ToString());
        Assert.That((Verdicts(passing), Packages().Length), Is.EqualTo((1, 1)), passing.ToString());
        Demand("similarity-depth: { min: 99 }");
        foreach (var (command, arguments) in new (string, string[])[] { ("build", []), ("pack", ["--no-build", "-c", "Debug"]) })
        {
            var skipping = Dotnet(command, ["-p:QualityGate=false", .. arguments]);
            Assert.That(skipping.ExitCode, Is.Zero, skipping.ToString());
            Assert.That(
                skipping.Output.Split("QualityGate is skipped: the property QualityGate is false."),
                Has.Length.EqualTo(2),
                $"{command} {skipping}"
            );
        }

        string[] Packages() => Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories);
    }

    [Test]
    public void Projects_of_a_solution_under_one_thresholds_file_are_gated_once_in_any_way_to_build()
    {
        WriteSolution("a", "b");
        WriteGatedProject("b", properties: Multiple);
        Demand("similarity-depth: { min: 7 }");
        foreach (var arguments in new[] { ["-m:4"], new[] { "-graph", "-m:2" } })
        {
            var passing = Solution(arguments);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(passing.ExitCode, Is.Zero, passing.ToString());
                Assert.That(Verdicts(passing), Is.EqualTo(1), passing.ToString());
                Assert.That(Folder.PathTo("obj/qualitygate/report.json"), Does.Exist);
            }
        }

        Demand("similarity-depth: { min: 99 }");
        var failing = Solution("-t:Rebuild", "-m:2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failing.ExitCode, Is.EqualTo(1), failing.ToString());
            Assert.That(Verdicts(failing), Is.EqualTo(1), failing.ToString());

            // Once where it happens, and once in the summary.
            Assert.That(Regex.Count(failing.Output, "error QG1001"), Is.EqualTo(2), failing.ToString());
        }

        // No file, two projects below it, one error.
        File.Move(Folder.PathTo("thresholds.yml"), Folder.PathTo("thresholds.yaml"));
        var misnamed = Solution("--no-restore");
        Assert.That(Regex.Count(misnamed.Output, "error QG0001"), Is.EqualTo(2), misnamed.ToString());
        Assert.That(
            misnamed.Output,
            Does.Contain($"There is a '{Folder.PathTo("thresholds.yaml")}': rename it to thresholds.yml, or name it as the file to use.")
        );
    }

    // The folder of the one is that of the other's gate file, too.
    [Test]
    public void Projects_each_with_a_thresholds_file_of_their_own_are_gated_each_and_nothing_is_written_beside_them()
    {
        WriteSolution("a", "b");
        foreach (var (name, limit) in new[] { ("a", 7), ("b", 99) })
        {
            Folder.Write(
                $"{name}/thresholds.yml",
                SmallRepository
                    .Thresholds($"similarity-depth: {{ min: {limit} }}")
                    .Replace(": small.onnx", ": ../small.onnx", StringComparison.Ordinal)
                    .Replace(": labels.txt", ": ../labels.txt", StringComparison.Ordinal)
                    .Replace(": predictions.csv", ": ../predictions.csv", StringComparison.Ordinal)
            );
        }

        using var elsewhere = new TemporaryFolder();
        var before = Listing();
        var run = Solution("--artifacts-path", elsewhere.PathTo("artifacts"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(Verdicts(run), Is.EqualTo(2), run.ToString());
            Assert.That(run.Output, Does.Contain($"{Folder.PathTo("b/thresholds.yml")}(9,7): error QG1001"));
            Assert.That(
                Directory.GetFiles(elsewhere.PathTo("artifacts/qualitygate"), "report.json", SearchOption.AllDirectories),
                Has.Length.EqualTo(2)
            );
            Assert.That(Listing(), Is.EqualTo(before));
        }

        string[] Listing() =>
            [
                .. Directory
                    .GetFileSystemEntries(Folder.FullPath, "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}"),
            ];
    }

    [Test]
    public void Restore_design_time_builds_other_targets_and_clean_do_not_gate_and_the_target_runs_alone_and_isolated()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        foreach (
            var run in new[]
            {
                Dotnet("msbuild", "-restore", "-t:Build", "-p:DesignTimeBuild=true"),
                Dotnet("msbuild", "-t:CoreBuild;Clean"),
            }
        )
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.ExitCode, Is.Zero, run.ToString());
                Assert.That(run.Output, Does.Not.Contain("QG1001"), run.ToString());
                Assert.That(Verdicts(run), Is.Zero, run.ToString());
            }
        }

        Assert.That(Folder.PathTo("obj/qualitygate"), Does.Not.Exist);
        AssertViolated(Dotnet("msbuild", "-t:QualityGate"));
        Assert.That(Directory.GetFiles(Folder.PathTo("app"), "app.dll", SearchOption.AllDirectories), Is.Empty, "nothing is built");
        AssertViolated(Dotnet("msbuild", "-graph", "-isolate"));
    }

    [Test]
    public void Settings_are_shown_at_detailed_verbosity_and_are_obeyed_and_values_that_they_do_not_take_are_errors()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder>"
                + "<QualityGateReportFormats>markdown</QualityGateReportFormats>"
                + "<QualityGateThresholdsFile>../gates.yml</QualityGateThresholdsFile>"
                + "<QualityGateSeverity>warning</QualityGateSeverity><QualityGateCacheFolder>../memory</QualityGateCacheFolder>"
        );
        Folder.Write("gates.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        var run = Build("-v:d");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("gates.yml(9,7): warning QG1001"));
            foreach (
                var (property, value) in new[]
                {
                    ("QualityGateThresholdsFile", Folder.PathTo("gates.yml")),
                    ("QualityGateReportFolder", Folder.PathTo("reports/")),
                    ("QualityGateReportFormats", "markdown"),
                    ("QualityGateSeverity", "warning"),
                    ("QualityGateCacheFolder", Folder.PathTo("memory/")),
                }
            )
            {
                Assert.That(run.Output, Does.Contain($"{property}={value}\n"));
            }

            Assert.That(Directory.GetFiles(Folder.PathTo("reports")), Is.EqualTo(new[] { Folder.PathTo("reports/report.md") }));
        }

        var refused = Build("-p:QualityGateReportFormats=jsn");
        Assert.That(refused.ExitCode, Is.EqualTo(1), refused.ToString());
        Assert.That(refused.Output, Does.Contain("error QG0010: 'QualityGateReportFormats' has no format 'jsn'. Did you mean 'json'?"));
    }

    private void WriteSolution(params string[] names)
    {
        foreach (var name in names)
        {
            WriteGatedProject(name);
        }

        Folder.Write(
            "all.slnx",
            $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>"
        );
    }

    private ChildProcess Solution(params string[] arguments) =>
        BuildServer.Dotnet(Folder.FullPath, ["build", "all.slnx", "-tl:off", "-nologo", .. arguments]);

    private static void AssertViolated(ChildProcess run)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000"));
            Assert.That(Verdicts(run), Is.EqualTo(1), run.ToString());
        }
    }
}
