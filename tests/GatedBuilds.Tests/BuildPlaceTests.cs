using System.Text.Json;
using System.Text.RegularExpressions;
using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>Where a build may stand, and what may go on beside it: odd paths, and other builds of the same tree.</summary>
internal sealed class BuildPlaceTests : ConsumerFixture
{
    [Test]
    public void A_path_with_blanks_umlauts_a_quote_and_200_characters_is_like_any_other()
    {
        const int Length = 200;
        var name = "Füchse & 'süße' Bären (neu) ";
        using var folder = new TemporaryFolder(Folder.PathTo(name.PadRight(Length - Folder.FullPath.Length - "/".Length, 'x')));
        Assert.That(folder.FullPath, Has.Length.EqualTo(Length));
        FillRepository(folder);
        folder.Write("app/app.csproj", Project("<TargetFramework>net10.0</TargetFramework>", GateReference));
        folder.Write("app/Class.cs", "public static class Class { }");
        folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }", "accuracy: { min: 0.9, severity: warning }")
        );
        foreach (var file in Directory.EnumerateFiles(folder.FullPath))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }

        foreach (var expected in new[] { "QualityGate analyses small ...", "QualityGate: no input has changed" })
        {
            var run = BuildServer.Dotnet(folder.PathTo("app"), "build", "-tl:off", "-nologo", "-v:n");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.ExitCode, Is.Zero, run.ToString());
                Assert.That(run.Output, Does.Contain(expected));
                Assert.That(run.Output, Does.Contain($"{folder.PathTo("thresholds.yml")}(10,7): warning QG1001: accuracy of 'small'"));
            }
        }

        folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        var failing = BuildServer.Dotnet(folder.PathTo("app"), "build", "-tl:off", "-nologo", "--no-restore");
        Assert.That(
            failing.Output,
            Does.Contain($"{folder.PathTo("thresholds.yml")}(9,7): error QG1001: similarity-depth"),
            failing.ToString()
        );
    }

    // Of the file, which fails, and of the models of the build, which pass.
    [Test]
    public async Task Eight_builds_of_the_same_tree_at_once_end_with_the_right_verdicts_and_whole_reports()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5));
        Demand("similarity-depth: { min: 99 }");
        Assert.That(Build("-p:QualityGate=false").ExitCode, Is.Zero);
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Build("--no-restore"))));
        using (Assert.EnterMultipleScope())
        {
            foreach (var run in runs)
            {
                Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());

                // Once where it happens, and once in the summary.
                Assert.That(Regex.Count(run.Output, "error ", RegexOptions.None, TimeSpan.FromSeconds(1)), Is.EqualTo(2), run.ToString());
                Assert.That(run.Output, Does.Contain("QualityGate passed: 1 model, 1 of 1 thresholds hold."));
            }

            Assert.That((Passed("obj"), Passed("app/obj")), Is.EqualTo((false, true)));
            Assert.That(Reports("obj", "report.md").Concat(Reports("app/obj", "report.md")), Has.Exactly(2).EndsWith("\n"));
            Assert.That(Reports("obj", "*.tmp").Concat(Reports("app/obj", "*.tmp")), Is.Empty);
        }

        // The manifests that they have left are whole: the next build repeats the result of one, and analyses nothing.
        var repeated = Build("-v:n");
        Assert.That(repeated.ExitCode, Is.EqualTo(1), repeated.ToString());
        Assert.That(
            repeated.Output,
            Does.Contain("error QG1001").And.Contain("QualityGate: no content has changed").And.Not.Contain("QualityGate analyses"),
            repeated.ToString()
        );

        bool Passed(string folder) =>
            JsonDocument.Parse(Reports(folder, "report.json").Single()).RootElement.GetProperty("passed").GetBoolean();

        IEnumerable<string> Reports(string folder, string name) =>
            Directory.GetFiles(Folder.PathTo($"{folder}/qualitygate"), name, SearchOption.AllDirectories).Select(File.ReadAllText);
    }
}
