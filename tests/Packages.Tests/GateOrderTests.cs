namespace QualityGate.Packages.Tests;

/// <summary>The gate among what else a build does: targets before it, packs and publishes within the build, a gate that is asked for too early.</summary>
internal sealed class GateOrderTests : ModelItemFixture
{
    // Training, say, which must not be done once more for the package.
    [Test]
    public void What_a_target_before_the_gate_does_is_done_once_for_each_framework()
    {
        WriteGatedProject(
            properties: Multiple + Packing,
            targets: "<Target Name=\"Before\" BeforeTargets=\"QualityGate\"><Message Importance=\"high\" Text=\"before: $(TargetFramework).\" /></Target>"
        );
        var run = Build();
        AssertPassed(run);
        Assert.That(
            run.Output.Split("before: "),
            Has.Length.EqualTo(3).And.One.StartsWith("net10.0.").And.One.StartsWith("netstandard2.0."),
            run.ToString()
        );
    }

    [TestCase("<Target Name=\"Early\" BeforeTargets=\"BeforeBuild\" DependsOnTargets=\"QualityGate\" />", "Build")]
    [TestCase("", "QualityGate;Build")]
    public void A_gate_that_ran_before_the_build_runs_again_at_its_end(string target, string targets)
    {
        WriteGatedProject(
            items: ModelItems.Given("given", 0.5),
            targets: target
                + "<Target Name=\"Change\" AfterTargets=\"CoreCompile\"><ItemGroup><QualityGateModel Update=\"@(QualityGateModel)\" Thresholds=\"accuracy: { min: 0.99 }\" /></ItemGroup></Target>"
        );
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        AssertViolated(Dotnet("msbuild", $"-t:{targets}"));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void A_gate_that_ran_before_the_build_refuses_what_the_build_makes_after_its_note()
    {
        WriteGatedProject(
            targets: $"<Target Name=\"Late\" AfterTargets=\"CopyFilesToOutputDirectory\"><ItemGroup>{ModelItems.Given("late", 0.5)}</ItemGroup></Target>"
        );
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        var run = Dotnet("msbuild", "-t:QualityGate;Build");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(
                run.Output,
                Does.Match(
                    @"app\.csproj ?: error QG0017: the target QualityGate had run before the build, which has made or changed models after its outputs were copied"
                )
            );
            AssertPassed(Dotnet("msbuild", "-t:Build"));
        }
    }

    // What a build gates and publishes from within must not hang on what an earlier build was given.
    [TestCase("given")]
    [TestCase("made")]
    [TestCase("added")]
    public void A_publish_within_the_build_gates_what_this_build_has(string kind)
    {
        const string Nested =
            "<Target Name=\"Nest\" AfterTargets=\"Build\" Condition=\"'$(NoBuild)' != 'true'\"><MSBuild Projects=\"$(MSBuildProjectFullPath)\" Targets=\"Publish\" Properties=\"NoBuild=true\" /></Target>";
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

        void Write(string name, double accuracy) =>
            WriteGatedProject(
                items: kind == "given" ? ModelItems.Given(name, accuracy) : string.Empty,
                targets: Nested
                    + (
                        kind == "made" ? ModelItems.Made(name, accuracy)
                        : kind == "added"
                            ? $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\"><ItemGroup>{ModelItems.Given(name, accuracy)}</ItemGroup></Target>"
                        : string.Empty
                    )
            );
    }

    [Test]
    public void Nothing_is_packed_or_published_before_the_gate_by_a_target_of_the_build()
    {
        WriteGatedProject(
            targets: ModelItems.Made("made", 0.99)
                + "<Target Name=\"Ship\" AfterTargets=\"Build\"><CallTarget Targets=\"Pack;Publish\" /></Target>"
        );
        AssertViolated(Build());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories), Is.Empty);
            Assert.That(Directory.GetDirectories(Folder.PathTo("app/bin"), "publish", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [TestCase(Single)]
    [TestCase(Multiple)]
    public void A_target_before_the_gate_may_ask_for_the_build(string frameworks)
    {
        WriteGatedProject(
            properties: frameworks,
            targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\" DependsOnTargets=\"Build\"><ItemGroup>{ModelItems.Given("made", 0.99)}</ItemGroup></Target>"
        );
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        AssertViolated(Dotnet("msbuild", "-t:QualityGate"));
        AssertViolated(Build());
    }
}
