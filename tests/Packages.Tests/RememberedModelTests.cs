namespace QualityGate.Packages.Tests;

/// <summary>Models that a target of an earlier build made: what is done with the outputs of that build gates them, without a build.</summary>
internal sealed class RememberedModelTests : ConsumerFixture
{
    private const string Single = "<TargetFramework>net10.0</TargetFramework>";
    private const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";
    private const string Packing = "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>";

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
                Assert.That(run.Output, Does.Contain("QualityGate failed: 1 of 3 models failed"));
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
    public void What_the_project_gives_now_counts_before_what_is_remembered()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.99), targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build("-p:QualityGate=false"));
        WriteGatedProject(items: ModelItems.Given("given", 0.6), targets: ModelItems.Made("made", 0.5));
        var run = Dotnet("publish", "-c", "Debug", "--no-build");
        AssertPassed(run);
        Assert.That(run.Output, Does.Contain("QualityGate passed: 3 models"), run.ToString());
    }

    // It is the same gate as that of the build.
    [Test]
    public void Their_gate_is_repeated_when_nothing_has_changed()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\" Condition=\"'$(NoBuild)' != 'true'\"><ItemGroup>{ModelItems.Given("made", 0.5)}</ItemGroup></Target>");
        AssertPassed(Build());
        var run = Dotnet("publish", "-c", "Debug", "--no-build", "-v:n");
        AssertPassed(run);
        Assert.That(run.Output, Does.Contain("QualityGate: no input has changed").And.Contain("QualityGate passed: 3 models"), run.ToString());
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
    [TestCase("0123abcd project=/a.csproj\nmodel=/a.onnx\nna")]
    public void A_note_that_ends_early_is_an_error_that_says_what_to_do(string text)
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build("-p:QualityGate=false"));
        var note = Folder.Write("app/obj/Debug/net10.0/app.csproj.qualitygate.txt", text);
        var run = Dotnet("publish", "-c", "Debug", "--no-build");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain($"{note} : error QG0016: the file ends early, so the models of the last build are not known; build the project again"));
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
