namespace QualityGate.Packages.Tests;

/// <summary>Models that the build itself makes, given as items.</summary>
internal sealed class ProjectModelTests : ModelItemFixture
{
    [Test]
    public void An_item_is_gated_with_the_entries_of_the_file_and_without_any_file()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.99, "made%3B 50%2525 'new'.onnx"));
        var run = Build("-v:n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"app\.csproj ?: error QG1001: accuracy of 'made' is 0\.8000"));
            Assert.That(
                run.Output,
                Does.Contain("QualityGate failed: 1 of 1 model failed, 1 of 2 thresholds hold.")
                    .And.Contain("QualityGate passed: 1 model, 1 of 1 thresholds hold.")
            );
        }

        File.Delete(Folder.PathTo("thresholds.yml"));
        WriteGatedProject(targets: ModelItems.Made("made", 0.5, "made%3B 50%2525 'new'.onnx"));
        var alone = Build("-v:n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone.ExitCode, Is.Zero, alone.ToString());
            Assert.That(alone.Output, Does.Contain("QualityGate passed: 1 model, 2 of 2 thresholds hold."));
        }
    }

    [Test]
    public void A_changed_demand_is_judged_anew_and_an_unchanged_one_is_repeated()
    {
        WriteGatedProject(items: ModelItems.Given("made", 0.5));
        AssertPassed(Build());
        Assert.That(Build("-v:n").Output, Does.Contain("QualityGate: no input has changed"));
        WriteGatedProject(items: ModelItems.Given("made", 0.99));
        AssertViolated(Build(), "made");
        AssertViolated(Build(), "made");
    }

    [Test]
    public void An_item_that_a_target_makes_is_gated_in_every_kind_of_build()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.99));
        foreach (
            var (command, arguments) in new (string, string[])[]
            {
                ("build", []),
                ("build", ["--no-incremental"]),
                ("build", ["-t:Rebuild"]),
                ("build", ["-o", Folder.PathTo("out")]),
                ("build", ["-r", "linux-x64", "--self-contained", "false"]),
                ("build", ["-c", "Release"]),
                ("publish", []),
                ("publish", ["--no-build"]),
                ("pack", []),
                ("pack", ["--no-build"]),
                ("build", ["-graph"]),
            }
        )
        {
            AssertViolated(Dotnet(command, arguments), "made");
        }
    }

    [Test]
    public void The_model_that_this_build_made_is_the_one_that_is_gated()
    {
        WriteGatedProject(targets: ModelItems.Made("made", 0.5));
        AssertPassed(Build());
        Folder.Write(
            "small.onnx",
            OnnxBuilder.Classifier(
                new double[,]
                {
                    { 1, 0 },
                    { 0.99, 0.16 },
                    { 0.64, 0.77 },
                    { 0.53, 0.85 },
                    { -0.17, 0.98 },
                    { -0.42, 0.91 },
                }
            )
        );
        File.Delete(Folder.PathTo("thresholds.yml"));
        AssertPassed(Build("-c", "Release"));
        var reports = Directory
            .GetFiles(Folder.PathTo("app/obj/qualitygate"), "report.json", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reports, Has.Length.EqualTo(2));
            Assert.That(reports, Has.One.Contains("bin/Debug/net10.0/made.onnx").And.One.Contains("bin/Release/net10.0/made.onnx"));
        }

        Assert.That(Dotnet("clean").ExitCode, Is.Zero);
        Assert.That(Folder.PathTo("app/obj/qualitygate"), Does.Not.Exist);
    }

    [TestCase(Single)]
    [TestCase(Multiple)]
    public void Items_of_a_target_before_the_gate_are_gated(string frameworks)
    {
        WriteGatedProject(
            properties: frameworks,
            targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\"><ItemGroup>{ModelItems.Given("made", 0.99)}</ItemGroup></Target>"
        );
        var run = Build();
        AssertViolated(run, "made");
        Assert.That(run.Output.Split("QualityGate failed:"), Has.Length.EqualTo(2), run.ToString());
    }

    [TestCase(true, 3)]
    [TestCase(false, 2)]
    public void Each_framework_may_have_a_model_of_its_own_with_and_without_a_file(bool hasFile, int gates)
    {
        WriteGatedProject(properties: Multiple, targets: ModelItems.Made("made", 0.5));
        if (!hasFile)
        {
            File.Delete(Folder.PathTo("thresholds.yml"));
        }

        foreach (var command in new[] { "build", "pack" })
        {
            var run = Dotnet(command);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(Verdicts(run), Is.EqualTo(gates), run.ToString());
        }
    }

    [Test]
    public void What_a_target_before_the_gate_sets_counts_in_a_rebuild_too()
    {
        Folder.Write(
            "strict.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.99 }").Replace("name: small", "name: made", StringComparison.Ordinal)
        );
        WriteGatedProject(
            targets: "<Target Name=\"Choose\" BeforeTargets=\"QualityGate\"><PropertyGroup><QualityGateThresholdsFile>../strict.yml</QualityGateThresholdsFile></PropertyGroup></Target>"
        );
        foreach (var arguments in new[] { Array.Empty<string>(), ["-t:Rebuild"], ["--no-incremental"] })
        {
            AssertViolated(Build(arguments), "made");
        }
    }

    // Four items in one build: a comment, several metrics, lines, and braces.
    [Test]
    public void Thresholds_are_YAML_of_any_form()
    {
        string[] forms =
        [
            "accuracy: { min: 0.5 } # enough",
            "accuracy: { min: 0.5 }, similarity-depth: { min: 7 }",
            "&#10;  accuracy:&#10;    min: 0.5&#10;",
            "{ accuracy: { min: 0.5 } }",
        ];
        WriteGatedProject(
            items: string.Concat(
                forms.Select(
                    (form, k) =>
                        $"<QualityGateModel Include=\"../small.onnx\" Name=\"made{k}\" Labels=\"../labels.txt\" Predictions=\"../predictions.csv\" Thresholds=\"{form}\" />"
                )
            )
        );
        var run = Build();
        AssertPassed(run);
        Assert.That(run.Output, Does.Contain("4 models, 5 of 5 thresholds hold"));
    }

    [TestCase("accurracy: { min: 0.5 }", "error QG0004: there is no metric 'accurracy'. Did you mean 'accuracy'?")]
    [TestCase("accuracy: { min: 0.5", "error QG0002: the thresholds ")]
    [TestCase("", "error QG0006: the model 'made' has no 'thresholds'")]
    public void A_mistake_in_an_item_is_an_error_at_the_project(string thresholds, string message)
    {
        WriteGatedProject(
            items: $"<QualityGateModel Include=\"../small.onnx\" Name=\"made\" Labels=\"../labels.txt\" Thresholds=\"{thresholds}\" />"
        );
        var run = Build();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"app\.csproj ?: " + System.Text.RegularExpressions.Regex.Escape(message)));
            Assert.That(run.Output, Does.Not.Contain("MSB"));
        }
    }

    [TestCase("../treshold.yml", "thresholds.yml")]
    [TestCase("", "thresholds.yaml")]
    public void A_file_that_was_named_or_has_the_other_ending_is_not_passed_over_beside_items(string named, string present)
    {
        File.Move(Folder.PathTo("thresholds.yml"), Folder.PathTo("kept.yml"));
        File.Move(Folder.PathTo("kept.yml"), Folder.PathTo(present));
        WriteGatedProject(items: ModelItems.Given("made", 0.5));
        var run = Build($"-p:QualityGateThresholdsFile={named}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("error QG0001: there is no "));
        }
    }

    // The same files, other demands: two gates with a report each, in a folder that the user has named, too.
    [Test]
    public void Frameworks_with_items_of_their_own_do_not_write_over_each_others_reports()
    {
        WriteGatedProject(
            properties: Multiple + "<QualityGateReportFolder>$(MSBuildThisFileDirectory)../reports</QualityGateReportFolder>",
            targets: $"<Target Name=\"Add\" BeforeTargets=\"QualityGate\"><ItemGroup>{ModelItems.Given("made", 0.5)}</ItemGroup><ItemGroup Condition=\"'$(TargetFramework)' == 'net10.0'\"><QualityGateModel Update=\"@(QualityGateModel)\" Thresholds=\"accuracy: {{ min: 0.99 }}\" /></ItemGroup></Target>"
        );
        AssertViolated(Build("-m:1"), "made");
        var reports = Directory
            .GetFiles(Folder.PathTo("reports"), "report.json", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToArray();
        Assert.That(reports, Has.Length.EqualTo(3).And.One.Contains("\"passed\": false,\n  \"state\""));
    }
}
