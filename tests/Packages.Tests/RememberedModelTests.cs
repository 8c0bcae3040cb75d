namespace QualityGate.Packages.Tests;

/// <summary>Models that a target of an earlier build made: what is done with the outputs of that build gates them, without a build.</summary>
internal sealed class RememberedModelTests : ConsumerFixture
{
    private const string Single = "<TargetFramework>net10.0</TargetFramework>";
    private const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";
    private const string Packing = "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>";

    private const string Note = "app/obj/Debug/net10.0/app.csproj.net10.0.qualitygate.txt";

    [SetUp]
    public void WriteThresholds()
    {
        Demand("similarity-depth: { min: 3 }");
        Age();
    }

    [Test]
    public void A_publish_a_pack_and_the_gate_alone_gate_them_however_often()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: ModelItems.Made("made", 0.99));
        AssertViolated(Build());
        foreach (var _ in Enumerable.Range(0, 2))
        {
            foreach (var run in new[] { Dotnet("publish", "-c", "Debug", "--no-build"), Dotnet("msbuild", "-t:QualityGate"), Dotnet("pack", "-c", "Debug", "--no-build") })
            {
                AssertViolated(run);
                Assert.That(run.Output, Does.Contain("QualityGate failed: 1 of 2 models failed"));
                Assert.That(run.Output, Does.Contain("QualityGate passed: 1 model"));
            }
        }
    }

    [TestCase(Single)]
    [TestCase(Multiple)]
    public void A_pack_of_what_each_build_packs_gates_them(string frameworks)
    {
        WriteGatedProject(properties: frameworks + Packing, targets: ModelItems.Made("made", 0.99));
        Assert.That(Build("-c", "Release", "-p:QualityGate=false").ExitCode, Is.Zero);
        foreach (var package in Packages())
        {
            File.Delete(package);
        }

        AssertViolated(Build("-c", "Release"));
        AssertViolated(Dotnet("pack", "-c", "Release"));
        AssertViolated(Dotnet("pack", "-c", "Release"));
        Assert.That(Packages(), Is.Empty);

        string[] Packages() => Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories);
    }

    [Test]
    public void Those_of_each_framework_are_gated()
    {
        WriteGatedProject(properties: Multiple, targets: ModelItems.Made("made-$(TargetFramework)", 0.99));
        AssertViolated(Build());
        foreach (var run in new[] { Dotnet("pack", "-c", "Debug", "--no-build"), Dotnet("msbuild", "-t:QualityGate"), Dotnet("publish", "-c", "Debug", "--no-build", "-f", "netstandard2.0") })
        {
            AssertViolated(run);
            Assert.That(run.Output, Does.Contain("of 'made-netstandard2.0' is 0.8000"));
        }
    }

    // Training, say, which must not be done once more for the package.
    [Test]
    public void What_a_target_before_the_gate_does_is_done_once_for_each_framework()
    {
        WriteGatedProject(properties: Multiple + Packing, targets: "<Target Name=\"Before\" BeforeTargets=\"QualityGate\"><Message Importance=\"high\" Text=\"before: $(TargetFramework).\" /></Target>");
        var run = Build();
        AssertPassed(run);
        Assert.That(run.Output.Split("before: "), Has.Length.EqualTo(3).And.One.StartsWith("net10.0.").And.One.StartsWith("netstandard2.0."), run.ToString());
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
            targets: ModelItems.Made("made", 0.5) + $"""<Target Name="More" AfterTargets="CoreCompile" Condition="'$(RuntimeIdentifier)' != ''"><ItemGroup>{ModelItems.Given("more", 0.99)}</ItemGroup></Target>""");
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
            Assert.That(run.Output, Does.Match(@"app\.csproj ?: error QG0016: the models that the project gives are not those that it gave in its last build; build it again"));
            AssertPassed(Dotnet("msbuild", "-t:QualityGate"));
        }

        AssertPassed(Build());
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [TestCase("<QualityGateModel Update=\"@(QualityGateModel)\" Thresholds=\"accuracy: { min: 0.99 }\" />", 1)]
    [TestCase("<QualityGateModel Remove=\"@(QualityGateModel)\" />", 0)]
    public void What_a_target_has_made_of_a_given_one_counts(string change, int exitCode)
    {
        WriteGatedProject(items: ModelItems.Given("given", exitCode == 1 ? 0.5 : 0.99), targets: $"<Target Name=\"Change\" AfterTargets=\"CoreCompile\"><ItemGroup>{change}</ItemGroup></Target>");
        foreach (var run in new[] { Build(), Dotnet("publish", "-c", "Debug", "--no-build"), Dotnet("msbuild", "-t:QualityGate") })
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
        }
    }

    [Test]
    public void A_build_that_fails_when_its_outputs_are_in_place_is_remembered()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        WriteGatedProject(targets: ModelItems.Made("made", 0.99) + "<Target Name=\"Fail\" AfterTargets=\"CopyFilesToOutputDirectory\"><Error Text=\"no\" /></Target>");
        Assert.That(Build().ExitCode, Is.EqualTo(1));
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

    // Its models are put into the application's output.
    [Test]
    public void A_publish_gates_those_of_referenced_projects()
    {
        WriteGatedProject("lib", properties: Multiple, targets: ModelItems.Made("made", 0.99));
        WriteGatedProject(items: "<ProjectReference Include=\"../lib/lib.csproj\" />");
        AssertPassed(Build("-p:QualityGate=false"));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [TestCase("<Target Name=\"Early\" BeforeTargets=\"BeforeBuild\" DependsOnTargets=\"QualityGate\" />", "Build")]
    [TestCase("", "QualityGate;Build")]
    public void A_gate_that_ran_before_the_build_runs_again_at_its_end(string target, string targets)
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: target + "<Target Name=\"Change\" AfterTargets=\"CoreCompile\"><ItemGroup><QualityGateModel Update=\"@(QualityGateModel)\" Thresholds=\"accuracy: { min: 0.99 }\" /></ItemGroup></Target>");
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        AssertViolated(Dotnet("msbuild", $"-t:{targets}"));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void A_gate_that_ran_before_the_build_refuses_what_the_build_makes_after_its_note()
    {
        WriteGatedProject(targets: $"<Target Name=\"Late\" AfterTargets=\"CopyFilesToOutputDirectory\"><ItemGroup>{ModelItems.Given("late", 0.5)}</ItemGroup></Target>");
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        var run = Dotnet("msbuild", "-t:QualityGate;Build");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"app\.csproj ?: error QG0017: the target QualityGate had run before the build, which has made or changed models after its outputs were copied"));
            AssertPassed(Dotnet("msbuild", "-t:Build"));
        }
    }

    // What targets have made of a given item in the build counts, whatever a target before the gate does to it now.
    [Test]
    public void A_target_before_the_gate_that_completes_a_given_item_does_not_undo_what_the_build_demanded()
    {
        WriteGatedProject(
            items: "<QualityGateModel Include=\"../small.onnx\" Thresholds=\"accuracy: { min: 0.5 }\" />",
            targets: "<Target Name=\"A\" AfterTargets=\"CoreCompile\"><ItemGroup><QualityGateModel Update=\"../small.onnx\" Thresholds=\"accuracy: { min: 0.99 }\" /></ItemGroup></Target>"
                + "<Target Name=\"B\" BeforeTargets=\"QualityGate\"><ItemGroup><QualityGateModel Update=\"../small.onnx\" Labels=\"../labels.txt\" Predictions=\"../predictions.csv\" /></ItemGroup></Target>");
        foreach (var run in new[] { Build(), Dotnet("publish", "-c", "Debug", "--no-build"), Dotnet("msbuild", "-t:QualityGate") })
        {
            AssertViolated(run);
        }
    }

    [Test]
    public void What_a_build_makes_late_is_not_forgotten_by_the_next_that_fails()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: $"<Target Name=\"Late\" AfterTargets=\"CopyFilesToOutputDirectory\"><Error Text=\"no\" Condition=\"'$(Crash)' != ''\" /><ItemGroup>{ModelItems.Given("late", 0.99)}</ItemGroup></Target>");
        AssertViolated(Build());
        Assert.That(Build("-p:Crash=true").ExitCode, Is.EqualTo(1));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    // What a build gates and publishes from within must not hang on what an earlier build was given.
    [TestCase("given")]
    [TestCase("made")]
    [TestCase("added")]
    public void A_publish_within_the_build_gates_what_this_build_has(string kind)
    {
        const string Nested = "<Target Name=\"Nest\" AfterTargets=\"Build\" Condition=\"'$(NoBuild)' != 'true'\"><MSBuild Projects=\"$(MSBuildProjectFullPath)\" Targets=\"Publish\" Properties=\"NoBuild=true\" /></Target>";
        Write("first", 0.99);
        AssertViolated(Build());
        Write("second", 0.5);
        AssertPassed(Build());
        Write("second", 0.99);
        AssertViolated(Build());
        Write("second", 0.5);
        AssertPassed(Build());
        WriteGatedProject(targets: Nested);
        AssertPassed(Build());

        void Write(string name, double accuracy) => WriteGatedProject(
            items: kind == "given" ? ModelItems.Given(name, accuracy) : string.Empty,
            targets: Nested + (kind == "made" ? ModelItems.Made(name, accuracy)
                : kind == "added" ? $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\"><ItemGroup>{ModelItems.Given(name, accuracy)}</ItemGroup></Target>" : string.Empty));
    }

    [Test]
    public void The_gate_alone_gates_what_the_project_gives_now_in_place_of_what_it_gave()
    {
        WriteGatedProject(items: ModelItems.Given("old", 0.99), targets: ModelItems.Made("made", 0.5));
        AssertViolated(Build());
        WriteGatedProject(items: ModelItems.Given("new", 0.5), targets: ModelItems.Made("made", 0.5));
        var run = Dotnet("msbuild", "-t:QualityGate");
        AssertPassed(run);
        Assert.That(run.Output, Does.Contain("QualityGate passed: 2 models"), run.ToString());
    }

    // As a job that hands its outputs over to another does, whose folder is not the same.
    [TestCase("<QualityGateModel Include=\"$(MSBuildProjectDirectory)/../small.onnx\" Labels=\"$(MSBuildThisFileDirectory)../labels.txt\" Predictions=\"../predictions.csv\" Clustering=\"none\" Thresholds=\"accuracy: { min: 0.5 }\" />", "")]
    [TestCase("", "--artifacts-path")]
    public void A_moved_repository_gates_its_own_models(string items, string artifacts)
    {
        Folder.Write("one/Directory.Build.props", File.ReadAllText(Folder.PathTo("Directory.Build.props")).Replace("$(MSBuildThisFileDirectory)", Folder.PathTo(string.Empty), StringComparison.Ordinal));
        foreach (var file in new[] { "small.onnx", "labels.txt", "predictions.csv", "thresholds.yml", "Directory.Build.targets" })
        {
            File.Copy(Folder.PathTo(file), Folder.PathTo($"one/{file}"));
        }

        Folder.Write("one/app/app.csproj", Project(Single, GateReference + items, artifacts.Length == 0 ? string.Empty : ModelItems.Made("made", 0.5)));
        AssertPassed(Run("one", "build"));
        Directory.Move(Folder.PathTo("one"), Folder.PathTo("two"));
        AssertPassed(Run("two", "publish", "--no-build"));
        foreach (var model in Directory.GetFiles(Folder.PathTo("two"), "*.onnx", SearchOption.AllDirectories))
        {
            File.WriteAllText(model, "damaged");
        }

        Assert.That(Run("two", "publish", "--no-build").Output, Does.Contain("error QG2004"));

        ChildProcess Run(string place, string command, params string[] arguments) => ChildProcess.Dotnet(
            Folder.PathTo($"{place}/app"),
            [command, "-c", "Debug", "-tl:off", "-nologo", .. artifacts.Length == 0 ? Array.Empty<string>() : [artifacts, Folder.PathTo($"{place}/artifacts")], .. arguments]);
    }

    [Test]
    public void Nothing_is_packed_or_published_before_the_gate_by_a_target_of_the_build()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.99) + "<Target Name=\"Ship\" AfterTargets=\"Build\"><CallTarget Targets=\"Pack;Publish\" /></Target>");
        AssertViolated(Build());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories), Is.Empty);
            Assert.That(Directory.GetDirectories(Folder.PathTo("app/bin"), "publish", SearchOption.AllDirectories), Is.Empty);
        }
    }

    // It is the same gate as that of the build.
    [Test]
    public void Their_gate_is_repeated_when_nothing_has_changed()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\" Condition=\"'$(NoBuild)' != 'true'\"><ItemGroup>{ModelItems.Given("made", 0.5)}</ItemGroup></Target>");
        AssertPassed(Build());
        var run = Dotnet("publish", "-c", "Debug", "--no-build", "-v:n");
        AssertPassed(run);
        Assert.That(run.Output, Does.Contain("QualityGate: no input has changed").And.Contain("QualityGate passed: 2 models"), run.ToString());
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
            Assert.That(run.Output, Does.Contain($"{note} : error QG0016: the note of the last build ends early, or another version of the package wrote it, so its models are not known; build the project again"));
        }

        AssertPassed(Build());
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [TestCase(Single)]
    [TestCase(Multiple)]
    public void A_target_before_the_gate_may_ask_for_the_build(string frameworks)
    {
        WriteGatedProject(properties: frameworks, targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\" DependsOnTargets=\"Build\"><ItemGroup>{ModelItems.Given("made", 0.99)}</ItemGroup></Target>");
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        AssertViolated(Dotnet("msbuild", "-t:QualityGate"));
        AssertViolated(Build());
    }

    private static void AssertPassed(ChildProcess run) => Assert.That(run.ExitCode, Is.Zero, run.ToString());

    private static void AssertViolated(ChildProcess run)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"error QG1001: accuracy of '\S*' is 0\.8000"), run.ToString());
            Assert.That(run.Output, Does.Not.Contain("MSB"), run.ToString());
        }
    }
}
