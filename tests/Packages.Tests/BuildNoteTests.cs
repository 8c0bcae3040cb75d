namespace QualityGate.Packages.Tests;

/// <summary>The note in which a build leaves its models: what it holds, how long it lasts, and what is said of one that cannot be used.</summary>
internal sealed class BuildNoteTests : ModelItemFixture
{
    private const string Note = "app/obj/Debug/net10.0/app.csproj.net10.0.qualitygate.txt";

    [Test]
    public void What_the_project_gives_must_be_what_it_gave_in_the_build_that_is_published()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        WriteGatedProject(items: ModelItems.Given("given", 0.6), targets: ModelItems.Made("made", 0.5));
        var run = Dotnet("publish", "-c", "Debug", "--no-build");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(
                run.Output,
                Does.Match(
                    @"app\.csproj ?: error QG0016: the models that the project gives are not those that it gave in its last build; build it again"
                )
            );
            AssertPassed(Dotnet("msbuild", "-t:QualityGate"));
        }

        AssertPassed(Build());
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void A_build_that_fails_when_its_outputs_are_in_place_is_remembered()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        WriteGatedProject(
            targets: ModelItems.Made("made", 0.99)
                + "<Target Name=\"Fail\" AfterTargets=\"CopyFilesToOutputDirectory\"><Error Text=\"no\" /></Target>"
        );
        Assert.That(Build().ExitCode, Is.EqualTo(1));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void What_a_build_makes_late_is_not_forgotten_by_the_next_that_fails()
    {
        WriteGatedProject(
            items: ModelItems.Given("given", 0.5),
            targets: $"<Target Name=\"Late\" AfterTargets=\"CopyFilesToOutputDirectory\"><Error Text=\"no\" Condition=\"'$(Crash)' != ''\" /><ItemGroup>{ModelItems.Given("late", 0.99)}</ItemGroup></Target>"
        );
        AssertViolated(Build());
        Assert.That(Build("-p:Crash=true").ExitCode, Is.EqualTo(1));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void Without_a_note_of_the_build_there_is_a_warning()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        File.Delete(Folder.PathTo(Note));
        var run = Dotnet("publish", "-c", "Debug", "--no-build");
        AssertPassed(run);
        Assert.That(run.Output, Does.Contain($"{Folder.PathTo(Note)} : warning QG0016: no build has left a note of its models here"));
    }

    [TestCase("")]
    [TestCase("0123456789abcdef|model=a.onnx\nna")]
    public void A_note_that_ends_early_is_an_error_that_says_what_to_do(string text)
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build("-p:QualityGate=false"));
        var note = Folder.Write(Note, text.Replace('|', '\u001e'));
        var run = Dotnet("publish", "-c", "Debug", "--no-build");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(
                run.Output,
                Does.Contain(
                    $"{note} : error QG0016: the note of the last build ends early, or another version of the package wrote it, so its models are not known; build the project again"
                )
            );
        }

        AssertPassed(Build());
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    // As a job that hands its outputs over to another does, whose folder is not the same.
    [TestCase(
        "<QualityGateModel Include=\"$(MSBuildProjectDirectory)/../small.onnx\" Labels=\"$(MSBuildThisFileDirectory)../labels.txt\" Predictions=\"../predictions.csv\" Clustering=\"none\" Thresholds=\"accuracy: { min: 0.5 }\" />",
        ""
    )]
    [TestCase("", "--artifacts-path")]
    public void A_moved_repository_gates_its_own_models(string items, string artifacts)
    {
        Folder.Write(
            "one/Directory.Build.props",
            File.ReadAllText(Folder.PathTo("Directory.Build.props"))
                .Replace("$(MSBuildThisFileDirectory)", Folder.PathTo(string.Empty), StringComparison.Ordinal)
        );
        foreach (var file in new[] { "small.onnx", "labels.txt", "predictions.csv", "thresholds.yml", "Directory.Build.targets" })
        {
            File.Copy(Folder.PathTo(file), Folder.PathTo($"one/{file}"));
        }

        Folder.Write(
            "one/app/app.csproj",
            Project(Single, GateReference + items, artifacts.Length == 0 ? string.Empty : ModelItems.Made("made", 0.5))
        );
        AssertPassed(Run("one", "build"));
        Directory.Move(Folder.PathTo("one"), Folder.PathTo("two"));
        AssertPassed(Run("two", "publish", "--no-build"));
        foreach (var model in Directory.GetFiles(Folder.PathTo("two"), "*.onnx", SearchOption.AllDirectories))
        {
            File.WriteAllText(model, "damaged");
        }

        Assert.That(Run("two", "publish", "--no-build").Output, Does.Contain("error QG2004"));

        ChildProcess Run(string place, string command, params string[] arguments) =>
            ChildProcess.Dotnet(
                Folder.PathTo($"{place}/app"),
                [
                    command,
                    "-c",
                    "Debug",
                    "-tl:off",
                    "-nologo",
                    .. artifacts.Length == 0 ? Array.Empty<string>() : [artifacts, Folder.PathTo($"{place}/artifacts")],
                    .. arguments,
                ]
            );
    }

    // Characters that mean something to MSBuild, in names of files and in what is demanded.
    [TestCase(0.5)]
    [TestCase(0.99)]
    public void Their_names_may_have_any_characters(double accuracy)
    {
        WriteGatedProject(targets: ModelItems.Made("50%2525 &gt; 'x'%3B $(a) @(b)", accuracy, "made%3B 50%2525 'new'.onnx"));
        AssertPassed(Build("-p:QualityGate=false"));
        var run = Dotnet("publish", "-c", "Debug", "--no-build");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(accuracy > 0.8 ? 1 : 0), run.ToString());
            Assert.That(run.Output, Does.Contain("50%25 > 'x';").And.Contain("made; 50%25 'new'.onnx"), run.ToString());
        }
    }

    [Test]
    public void A_build_without_the_gate_is_remembered_too()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        WriteGatedProject(targets: ModelItems.Made("made", 0.99));
        AssertPassed(Build("-p:QualityGate=false"));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void Each_kind_of_build_has_its_own()
    {
        WriteGatedProject(
            properties: Single + "<RuntimeIdentifiers>linux-x64</RuntimeIdentifiers><SelfContained>false</SelfContained>",
            targets: ModelItems.Made("made", 0.5)
                + $"""<Target Name="More" AfterTargets="CoreCompile" Condition="'$(RuntimeIdentifier)' != ''"><ItemGroup>{ModelItems.Given("more", 0.99)}</ItemGroup></Target>"""
        );
        foreach (var configuration in new[] { "Debug", "Release" })
        {
            AssertPassed(Build("-c", configuration, "-r", "linux-x64", "-p:QualityGate=false"));
            AssertPassed(Build("-c", configuration));
            AssertPassed(Dotnet("publish", "-c", configuration, "--no-build"));
        }

        Assert.That(Dotnet("clean", "-c", "Debug").ExitCode, Is.Zero);
        AssertViolated(Dotnet("publish", "-c", "Release", "--no-build", "-r", "linux-x64"));
        AssertPassed(Dotnet("publish", "-c", "Release", "--no-build"));
        Assert.That(Directory.GetFiles(Folder.PathTo("app/obj"), "*.qualitygate.txt", SearchOption.AllDirectories), Has.Length.EqualTo(3));
    }

    [Test]
    public void What_the_next_build_does_not_make_is_forgotten()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.99));
        AssertViolated(Build());
        WriteGatedProject();
        AssertPassed(Build());
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }
}
