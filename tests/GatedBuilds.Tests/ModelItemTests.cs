using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>
/// Models that a build makes or is given as items: they are a file among its outputs, which is gated with and without a build.
/// </summary>
internal sealed class ModelItemTests : ConsumerFixture
{
    private const string Single = "<TargetFramework>net10.0</TargetFramework>";
    private const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";
    private const string ModelsFile = "app/obj/Debug/net10.0/app.models.yml";

    [Test]
    public void An_item_is_gated_with_the_entries_of_the_file_and_without_any_file()
    {
        WriteThresholdsFile();
        const string Name = "made%3B 50%2525 'new'.onnx";
        WriteGatedProject(targets: ModelItems.Made("50%2525 &gt; 'x'%3B $(a) @(b)", 0.99, Name));
        var run = Build("-v:n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"app\.csproj ?: error QG1001: accuracy of '50%25 > 'x'; .*' is 0\.8000"));
            Assert.That(
                run.Output,
                Does.Contain("QualityGate failed: 1 of 1 model failed, 1 of 2 thresholds hold.")
                    .And.Contain("QualityGate passed: 1 model, 1 of 1 thresholds hold.")
                    .And.Contain("bin/Debug/net10.0/made; 50%25 'new'.onnx")
            );
        }

        File.Delete(Folder.PathTo("thresholds.yml"));
        WriteGatedProject(targets: ModelItems.Made("made", 0.5, Name));
        var alone = Build("-v:n");
        AssertPassed(alone);
        Assert.That(alone.Output, Does.Contain("QualityGate passed: 1 model, 2 of 2 thresholds hold."));
        Assert.That(
            File.ReadAllText(Folder.PathTo(ModelsFile)),
            Does.Contain("model: \"../../../bin/Debug/net10.0/made; 50%25 'new'.onnx\"")
        );
    }

    [Test]
    public void A_changed_demand_is_judged_anew_an_unchanged_one_repeated_and_a_mistake_is_one_at_the_project()
    {
        WriteThresholdsFile();
        WriteGatedProject(items: ModelItems.Given("made", 0.5));
        AssertPassed(Build());
        var repeated = Build("-v:n");
        AssertPassed(repeated);
        Assert.That(repeated.Output.Split(" has changed; this is the result of "), Has.Length.EqualTo(3), repeated.ToString());
        WriteGatedProject(items: ModelItems.Given("made", 0.99));
        AssertViolated(Build(), "made");
        WriteGatedProject(items: ModelItems.Given("made", 0.5).Replace("accuracy", "accurracy", StringComparison.Ordinal));
        var mistaken = Build();
        Assert.That(mistaken.ExitCode, Is.EqualTo(1), mistaken.ToString());
        Assert.That(
            mistaken.Output,
            Does.Match(@"app\.csproj ?: error QG0004: there is no metric 'accurracy'\. Did you mean 'accuracy'\?").And.Not.Contain("MSB")
        );
        WriteGatedProject();
        AssertPassed(Build());
        Assert.That(Folder.PathTo(ModelsFile), Does.Not.Exist, "what the next build does not make is forgotten");
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    // Those of the build's own targets, and what targets before the gate set and add.
    [Test]
    public void Items_of_targets_are_gated_in_every_kind_of_build_and_what_fails_is_neither_packed_nor_published()
    {
        (string Command, string[] Arguments)[] shipping = [("pack", []), ("publish", []), ("build", ["-p:GeneratePackageOnBuild=true"])];
        Write(0.99);
        foreach (
            var (command, arguments) in new (string, string[])[]
            {
                ("build", ["-t:Rebuild"]),
                ("build", ["-r", "linux-x64", "--self-contained", "false", "-o", Folder.PathTo("out")]),
                ("build", ["-graph"]),
            }.Concat(shipping)
        )
        {
            var run = Dotnet(command, arguments);
            foreach (var model in new[] { "made", "added", "strict" })
            {
                AssertViolated(run, model);
            }
        }

        Assert.That(Directory.GetFiles(Folder.PathTo("app"), "*.nupkg", SearchOption.AllDirectories), Is.Empty);
        Assert.That(Directory.GetDirectories(Folder.PathTo("app"), "publish", SearchOption.AllDirectories), Is.Empty);
        Write(0.5);
        foreach (var (command, arguments) in shipping)
        {
            var run = Dotnet(command, arguments);
            AssertPassed(run);
            Assert.That(Verdicts(run), Is.EqualTo(2), $"the file and the models, once each: {run}");
        }

        Assert.That(Directory.GetFiles(Folder.PathTo("app/bin/Debug"), "*.nupkg"), Has.Length.EqualTo(1), "that of the build");

        void Write(double accuracy)
        {
            Folder.Write(
                "strict.yml",
                SmallRepository
                    .Thresholds(FormattableString.Invariant($"accuracy: {{ min: {accuracy} }}"))
                    .Replace("name: small", "name: strict", StringComparison.Ordinal)
            );
            WriteGatedProject(
                properties: Single + "<QualityGateDependsOn>Add</QualityGateDependsOn>",
                targets: ModelItems.Made("made", accuracy)
                    + "<Target Name=\"Choose\" BeforeTargets=\"QualityGate\"><PropertyGroup>"
                    + "<QualityGateThresholdsFile>../strict.yml</QualityGateThresholdsFile></PropertyGroup></Target>"
                    + $"<Target Name=\"Add\"><ItemGroup>{ModelItems.Given("added", accuracy)}</ItemGroup></Target>"
            );
        }
    }

    [Test]
    public void Without_a_build_what_the_last_build_has_left_is_gated_however_often()
    {
        WriteThresholdsFile();
        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: ModelItems.Made("made", 0.99));
        AssertPassed(Build("-p:QualityGate=false"));
        foreach (
            var run in new[]
            {
                Dotnet("publish", "-c", "Debug", "--no-build"),
                Dotnet("msbuild", "-t:QualityGate"),
                Dotnet("pack", "-c", "Debug", "--no-build"),
            }
        )
        {
            AssertViolated(run, "made");
            Assert.That(run.Output, Does.Contain("QualityGate failed: 1 of 2 models failed").And.Contain("QualityGate passed: 1 model"));
        }

        WriteGatedProject(items: ModelItems.Given("given", 0.5), targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        var repeated = Dotnet("publish", "-c", "Debug", "--no-build");
        AssertPassed(repeated);
        Assert.That(repeated.Output, Does.Contain("QualityGate passed: 2 models").And.Not.Contain("QG0022"));

        File.Delete(Folder.PathTo(ModelsFile));
        var missing = Dotnet("publish", "-c", "Debug", "--no-build");
        Assert.That(missing.ExitCode, Is.EqualTo(1), missing.ToString());
        Assert.That(missing.Output, Does.Match(@"app\.csproj ?: error QG0016: the project gives models, but no build has left"));
    }

    [Test]
    public void A_build_that_fails_when_its_outputs_are_in_place_leaves_nothing_that_could_be_passed_on()
    {
        WriteGatedProject(
            targets: ModelItems.Made("made", 0.5)
                + "<Target Name=\"Fail\" AfterTargets=\"CopyFilesToOutputDirectory\" Condition=\"'$(Crash)' != ''\"><Error "
                + "Text=\"no\" /></Target>"
        );
        AssertPassed(Build("-p:QualityGate=false"));
        Assert.That(Build("-p:Crash=true").ExitCode, Is.EqualTo(1));
        foreach (var run in new[] { Dotnet("publish", "-c", "Debug", "--no-build"), Dotnet("pack", "-c", "Debug", "--no-build") })
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"app\.csproj ?: error QG0016: the last build has put its outputs in place, but"));
        }

        Assert.That(Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories), Is.Empty);
        AssertPassed(Build());
        AssertPassed(Dotnet("publish", "-c", "Debug", "--no-build"));
    }

    [Test]
    public void Frameworks_with_the_same_models_are_gated_once_and_those_with_models_of_their_own_each()
    {
        WriteGatedProject(
            properties: Multiple,
            targets: "<Target Name=\"Add\" BeforeTargets=\"QualityGate\"><Message Importance=\"high\" Text=\"before: "
                + $"$(TargetFramework).\" /><ItemGroup>{ModelItems.Given("made", 0.99)}</ItemGroup></Target>"
        );
        var same = Build();
        AssertViolated(same, "made");
        Assert.That(same.Output.Split("QualityGate failed:"), Has.Length.EqualTo(2), same.ToString());
        Assert.That(
            same.Output.Split("before: "),
            Has.Length.EqualTo(3).And.One.StartsWith("net10.0.").And.One.StartsWith("netstandard2.0.")
        );

        WriteGatedProject(properties: Multiple, targets: ModelItems.Made("made-$(TargetFramework)", 0.5));
        var packed = Dotnet("pack");
        AssertPassed(packed);
        Assert.That(Verdicts(packed), Is.EqualTo(2), packed.ToString());

        WriteGatedProject(properties: Multiple, targets: ModelItems.Made("made-$(TargetFramework)", 0.99));
        AssertPassed(Build("-p:QualityGate=false"));
        foreach (
            var run in new[]
            {
                Dotnet("pack", "-c", "Debug", "--no-build"),
                Dotnet("publish", "-c", "Debug", "--no-build", "-f", "netstandard2.0"),
            }
        )
        {
            AssertViolated(run);
            Assert.That(run.Output, Does.Contain("of 'made-netstandard2.0' is 0.8000"));
        }
    }

    // Its models are put into the application's output.
    [Test]
    public void A_publish_gates_those_of_referenced_projects()
    {
        WriteThresholdsFile();
        WriteGatedProject("lib", properties: Multiple, targets: ModelItems.Made("made", 0.99));
        WriteGatedProject(items: "<ProjectReference Include=\"../lib/lib.csproj\" />");
        AssertPassed(Build("-p:QualityGate=false"));
        AssertViolated(Dotnet("publish", "-c", "Debug", "--no-build"), "made");
    }

    // By asking for the build itself, or too early.
    [Test]
    public void A_gate_that_is_asked_for_with_the_build_gates_what_the_build_makes()
    {
        WriteGatedProject(
            properties: Single + "<QualityGateDependsOn Condition=\"'$(Way)' == 'property'\">Build</QualityGateDependsOn>",
            targets: "<Target Name=\"Ask\" BeforeTargets=\"QualityGate\" DependsOnTargets=\"Build\" Condition=\"'$(Way)' == 'target'\" />"
                + ModelItems.Made("made", 0.99)
        );
        foreach (
            var arguments in new[]
            {
                ["-restore", "-t:QualityGate", "-p:Way=property"],
                ["-t:QualityGate", "-p:Way=target"],
                new[] { "-t:QualityGate;Build" },
            }
        )
        {
            AssertViolated(Dotnet("msbuild", arguments), "made");
        }
    }

    [Test]
    public void A_publish_and_a_pack_by_targets_of_the_build_come_after_its_gate()
    {
        WriteGatedProject(
            targets: ModelItems.Made("made", 0.99)
                + "<Target Name=\"Ship\" AfterTargets=\"Build\" Condition=\"'$(NoBuild)' != 'true'\"><CallTarget "
                + "Targets=\"Pack;Publish\" /></Target>"
        );
        AssertViolated(Build(), "made");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories), Is.Empty);
            Assert.That(Directory.GetDirectories(Folder.PathTo("app/bin"), "publish", SearchOption.AllDirectories), Is.Empty);
        }

        // A publish from within a build does not hang on the items of an earlier build.
        foreach (var accuracy in new[] { 0.5, 0.99 })
        {
            WriteGatedProject(
                targets: ModelItems.Made("made", accuracy)
                    + "<Target Name=\"Nest\" AfterTargets=\"Build\" Condition=\"'$(NoBuild)' != 'true'\"><MSBuild "
                    + "Projects=\"$(MSBuildProjectFullPath)\" Targets=\"Publish\" Properties=\"NoBuild=true\" /></Target>"
            );
            Assert.That(Build().ExitCode, Is.EqualTo(accuracy > 0.8 ? 1 : 0));
        }
    }

    // As a job that hands its outputs over to another does, whose folder is not the same.
    [Test]
    public void A_moved_repository_gates_its_own_models()
    {
        Folder.Write(
            "one/Directory.Build.props",
            File.ReadAllText(Folder.PathTo("Directory.Build.props"))
                .Replace("$(MSBuildThisFileDirectory)", Folder.PathTo(string.Empty), StringComparison.Ordinal)
        );
        foreach (var file in new[] { "small.onnx", "labels.txt", "predictions.csv", "Directory.Build.targets" })
        {
            File.Copy(Folder.PathTo(file), Folder.PathTo($"one/{file}"));
        }

        Folder.Write(
            "one/app/app.csproj",
            Project(
                Single,
                GateReference
                    + "<QualityGateModel Include=\"$(MSBuildProjectDirectory)/../small.onnx\" Name=\"given\" "
                    + "Labels=\"$(MSBuildThisFileDirectory)../labels.txt\" Thresholds=\"similarity-depth: { min: 5 }\" />",
                ModelItems.Made("made", 0.5)
            )
        );
        AssertPassed(Run("one", "build"));
        Directory.Move(Folder.PathTo("one"), Folder.PathTo("two"));
        AssertPassed(Run("two", "publish", "--no-build"));
        foreach (var model in Directory.GetFiles(Folder.PathTo("two"), "*.onnx", SearchOption.AllDirectories))
        {
            File.WriteAllText(model, "damaged");
        }

        Assert.That(Run("two", "publish", "--no-build").Output, Does.Contain("error QG2004").And.Not.Contain(Folder.PathTo("one")));

        ChildProcess Run(string place, string command, params string[] arguments) =>
            BuildServer.Dotnet(
                Folder.PathTo($"{place}/app"),
                [command, "-c", "Debug", "-tl:off", "-nologo", .. arguments, "--artifacts-path", Folder.PathTo($"{place}/artifacts")]
            );
    }

    // A build judges a thresholds.yml beside the items of a project by a second gate.
    private void WriteThresholdsFile()
    {
        Demand("similarity-depth: { min: 7 }");
        Age();
    }

    private static void AssertPassed(ChildProcess run) => Assert.That(run.ExitCode, Is.Zero, run.ToString());

    /// <summary>
    /// The accuracy of a model, of any name unless one is given, is what the build failed for, and not for anything of MSBuild's own.
    /// </summary>
    private static void AssertViolated(ChildProcess run, string model = @"\S*")
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match($@"error QG1001: accuracy of '{model}' is 0\.8000"), run.ToString());
            Assert.That(run.Output, Does.Not.Contain("MSB"), run.ToString());
        }
    }
}
