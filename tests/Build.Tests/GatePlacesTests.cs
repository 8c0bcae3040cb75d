namespace QualityGate.Build.Tests;

/// <summary>The gate file that is found, and the folders of its gate.</summary>
internal sealed class GatePlacesTests : PathFixture
{
    private GateSettings settings = null!;

    [SetUp]
    public void WriteProject()
    {
        Folder.Write("src/app/app.csproj", "<Project />");
        Folder.Write("thresholds.yml", "x");
        settings = new GateSettings { Project = At("src/app/app.csproj"), IntermediateFolder = "obj/" };
    }

    [Test]
    public void The_nearest_file_counts_and_its_gate_writes_beside_it()
    {
        var places = GatePlaces.Of(settings);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(places.ThresholdsFile, Is.EqualTo(At("thresholds.yml")));
            Assert.That(places.IsExpected, Is.True);
            Assert.That(places.ReportFolder, Is.EqualTo(At("obj/qualitygate/")));
            Assert.That(places.CacheFolder, Is.EqualTo(At("obj/qualitygate/cache/")));
            Assert.That(places.OwnFolder, Is.EqualTo(At("src/app/obj/qualitygate/")));
        }

        Folder.Write("src/thresholds.yml", "x");
        Assert.That(GatePlaces.Of(settings).ThresholdsFile, Is.EqualTo(At("src/thresholds.yml")));
    }

    [Test]
    public void Without_any_file_that_of_the_project_is_missing_and_is_not_expected_beside_items()
    {
        File.Delete(At("thresholds.yml"));
        var places = GatePlaces.Of(settings);
        Assert.That((places.ThresholdsFile, places.IsExpected), Is.EqualTo((At("src/app/thresholds.yml"), false)));
    }

    [Test]
    public void A_file_with_the_other_ending_is_pointed_out_once_for_all_projects()
    {
        File.Move(At("thresholds.yml"), At("thresholds.yaml"));
        var places = GatePlaces.Of(settings);
        Assert.That((places.ThresholdsFile, places.IsExpected), Is.EqualTo((At("thresholds.yml"), true)));
    }

    [TestCase("../other/gates.yml", "src/other/gates.yml", "src/app/obj/qualitygate/gates/")]
    [TestCase("../gates.yml", "src/gates.yml", "src/obj/qualitygate/gates/")]
    [TestCase("../...yml", "src/...yml", "src/obj/qualitygate/__/")]
    [TestCase(@"..\gates.yml", "src/gates.yml", "src/obj/qualitygate/gates/")]
    public void A_named_file_is_relative_to_the_project_expected_and_has_a_folder_of_its_name(string named, string file, string folder)
    {
        var places = GatePlaces.Of(settings with { ThresholdsFile = named });
        Assert.That((places.ThresholdsFile, places.IsExpected, places.ReportFolder), Is.EqualTo((At(file), true, At(folder))));
    }

    [Test]
    public void A_project_that_keeps_its_intermediate_files_elsewhere_keeps_the_gates_files_there()
    {
        var places = GatePlaces.Of(settings with { IntermediateFolder = "../../build/app/" });
        Assert.That(places.ReportFolder, Is.EqualTo(At("build/app/qualitygate/")));
    }

    [Test]
    public void With_an_artifacts_folder_each_gate_file_has_a_folder_in_it()
    {
        Folder.Write("src/app/thresholds.yml", "x");
        var nested = GatePlaces.Of(settings with { ArtifactsFolder = At("artifacts") });
        File.Delete(At("src/app/thresholds.yml"));
        var above = GatePlaces.Of(settings with { ArtifactsFolder = At("artifacts") });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(nested.ReportFolder, Does.StartWith(At("artifacts/qualitygate/app-")).And.Match(@"app-[0-9a-f]{8}[/\\]$"));
            Assert.That(above.ReportFolder, Does.StartWith(At("artifacts/qualitygate/")).And.Not.EqualTo(nested.ReportFolder));
        }
    }

    [Test]
    public void Folders_of_the_users_choice_are_relative_to_the_project()
    {
        var places = GatePlaces.Of(settings with { ReportFolder = "../reports", CacheFolder = "memory/" });
        Assert.That((places.ReportFolder, places.CacheFolder), Is.EqualTo((At("src/reports/"), At("src/app/memory/"))));
    }

    [Test]
    public void The_same_settings_are_the_same_run_and_any_other_is_another()
    {
        GateSettings[] all =
        [
            settings,
            settings with
            {
                Severity = "warning",
            },
            settings with
            {
                ReportFormats = "json",
            },
            settings with
            {
                ReportFolder = "reports",
            },
            settings with
            {
                Annotations = "false",
            },
            settings with
            {
                TasksAssembly = "/other.dll",
            },
            settings with
            {
                History = "history.jsonl",
            },
            settings with
            {
                ThresholdsFile = "../gates.yml",
            },
        ];
        var places = GatePlaces.Of(settings);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                all.Select(other => GateRun.OfThresholds(other, GatePlaces.Of(other)).CacheFolder).Distinct().Count(),
                Is.EqualTo(all.Length)
            );
            Assert.That(
                GateRun.OfThresholds(settings with { Project = At("src/lib/lib.csproj") }, places).Properties,
                Is.EquivalentTo(GateRun.OfThresholds(settings, places).Properties),
                "projects that share a file share its run"
            );
        }
    }

    // In the project's own folder, or in the one that the user has named: those of Debug and Release do not write over each other's.
    [TestCase("", "src/app/obj/qualitygate/app-")]
    [TestCase("../../reports", "reports/app-")]
    public void Each_file_of_models_has_reports_of_its_own(string reports, string start)
    {
        var given = settings with { ReportFolder = reports };
        var folders = new[] { "Debug", "Release" }
            .Select(kind =>
                GateRun.OfModels(given, GatePlaces.Of(given), At($"src/app/obj/{kind}/net10.0/app.models.yml")).Properties["ReportFolder"]
            )
            .ToArray();
        Assert.That(folders, Is.Unique.And.All.StartsWith(At(start)));
    }
}
