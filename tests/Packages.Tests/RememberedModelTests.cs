namespace QualityGate.Packages.Tests;

/// <summary>Models that a target of an earlier build made: what is done with the outputs of that build gates them, without a build.</summary>
internal sealed class RememberedModelTests : ModelItemFixture
{
    [Test]
    public void A_publish_a_pack_and_the_gate_alone_gate_them_however_often()
    {
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: ModelItems.Made("made", 0.99));
        AssertViolated(Build());
        foreach (var _ in Enumerable.Range(0, 2))
        {
            foreach (
                var run in new[]
                {
                    Dotnet("publish", "-c", "Debug", "--no-build"),
                    Dotnet("msbuild", "-t:QualityGate"),
                    Dotnet("pack", "-c", "Debug", "--no-build"),
                }
            )
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
        foreach (
            var run in new[]
            {
                Dotnet("pack", "-c", "Debug", "--no-build"),
                Dotnet("msbuild", "-t:QualityGate"),
                Dotnet("publish", "-c", "Debug", "--no-build", "-f", "netstandard2.0"),
            }
        )
        {
            AssertViolated(run);
            Assert.That(run.Output, Does.Contain("of 'made-netstandard2.0' is 0.8000"));
        }
    }

    [TestCase("<QualityGateModel Update=\"@(QualityGateModel)\" Thresholds=\"accuracy: { min: 0.99 }\" />", 1)]
    [TestCase("<QualityGateModel Remove=\"@(QualityGateModel)\" />", 0)]
    public void What_a_target_has_made_of_a_given_one_counts(string change, int exitCode)
    {
        WriteGatedProject(
            items: ModelItems.Given("given", exitCode == 1 ? 0.5 : 0.99),
            targets: $"<Target Name=\"Change\" AfterTargets=\"CoreCompile\"><ItemGroup>{change}</ItemGroup></Target>"
        );
        foreach (var run in new[] { Build(), Dotnet("publish", "-c", "Debug", "--no-build"), Dotnet("msbuild", "-t:QualityGate") })
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
        }
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

    // What targets have made of a given item in the build counts, whatever a target before the gate does to it now.
    [Test]
    public void A_target_before_the_gate_that_completes_a_given_item_does_not_undo_what_the_build_demanded()
    {
        WriteGatedProject(
            items: "<QualityGateModel Include=\"../small.onnx\" Thresholds=\"accuracy: { min: 0.5 }\" />",
            targets: "<Target Name=\"A\" AfterTargets=\"CoreCompile\"><ItemGroup><QualityGateModel Update=\"../small.onnx\" Thresholds=\"accuracy: { min: 0.99 }\" /></ItemGroup></Target>"
                + "<Target Name=\"B\" BeforeTargets=\"QualityGate\"><ItemGroup><QualityGateModel Update=\"../small.onnx\" Labels=\"../labels.txt\" Predictions=\"../predictions.csv\" /></ItemGroup></Target>"
        );
        foreach (var run in new[] { Build(), Dotnet("publish", "-c", "Debug", "--no-build"), Dotnet("msbuild", "-t:QualityGate") })
        {
            AssertViolated(run);
        }
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

    // It is the same gate as that of the build.
    [Test]
    public void Their_gate_is_repeated_when_nothing_has_changed()
    {
        WriteGatedProject(
            items: ModelItems.Given("given", 0.5),
            targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\" Condition=\"'$(NoBuild)' != 'true'\"><ItemGroup>{ModelItems.Given("made", 0.5)}</ItemGroup></Target>"
        );
        AssertPassed(Build());
        var run = Dotnet("publish", "-c", "Debug", "--no-build", "-v:n");
        AssertPassed(run);
        Assert.That(
            run.Output,
            Does.Contain("QualityGate: no input has changed").And.Contain("QualityGate passed: 2 models"),
            run.ToString()
        );
    }
}
