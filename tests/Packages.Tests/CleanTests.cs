namespace QualityGate.Packages.Tests;

/// <summary>What is left of a gate after a clean, and after a rebuild, which begins with one.</summary>
internal sealed class CleanTests : ConsumerFixture
{
    // The folder of the one is that of the other's thresholds.yml.
    [Test]
    public void Rebuilding_nested_projects_leaves_the_report_of_their_gate()
    {
        Demand("similarity-depth: { min: 7 }");
        Folder.Write(
            "app.csproj",
            Project("<TargetFramework>net10.0</TargetFramework><EnableDefaultItems>false</EnableDefaultItems>", GateReference)
        );
        WriteGatedProject("lib");
        Folder.Write("all.slnx", "<Solution><Project Path=\"lib/lib.csproj\" /><Project Path=\"app.csproj\" /></Solution>");
        foreach (var arguments in new[] { Array.Empty<string>(), ["-t:Rebuild", "-m:1"], ["-t:Rebuild", "-m:2"] })
        {
            var run = ChildProcess.Dotnet(Folder.FullPath, ["build", "all.slnx", "-tl:off", "-nologo", .. arguments]);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(Folder.PathTo("obj/qualitygate/report.json"), Does.Exist, run.ToString());
        }
    }

    [Test]
    public void Rebuilding_a_solution_leaves_the_report_of_its_gate()
    {
        WriteGatedProject("a");
        WriteGatedProject("b");
        Folder.Write("all.slnx", "<Solution><Project Path=\"a/a.csproj\" /><Project Path=\"b/b.csproj\" /></Solution>");
        Demand("similarity-depth: { min: 7 }");
        Assert.That(ChildProcess.Dotnet(Folder.FullPath, "build", "all.slnx", "-tl:off", "-nologo").ExitCode, Is.Zero);
        var run = ChildProcess.Dotnet(Folder.FullPath, "build", "all.slnx", "-tl:off", "-nologo", "-t:Rebuild", "-m:1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(Verdicts(run), Is.EqualTo(1), run.ToString());
            Assert.That(Folder.PathTo("obj/qualitygate/report.json"), Does.Exist);
        }
    }

    [Test]
    public void Clean_removes_what_the_gate_wrote()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 7 }");
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(Folder.PathTo("obj/qualitygate/report.json"), Does.Exist);

        var clean = Dotnet("clean");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
            Assert.That(Folder.PathTo("obj/qualitygate"), Does.Not.Exist);
        }
    }

    // In a folder that the user named, other files stay.
    [Test]
    public void Clean_keeps_what_others_wrote_into_folders_of_the_users_choice()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder><QualityGateCacheFolder>../reports/memory</QualityGateCacheFolder><QualityGateReportFormats>json</QualityGateReportFormats>"
        );
        Demand("similarity-depth: { min: 7 }");
        string[] mine =
        [
            Folder.Write("reports/mine.txt", "mine"),
            Folder.Write("reports/report.md", "mine"),
            Folder.Write("reports/memory/mine.txt", "mine"),
            Folder.Write("reports/memory/gate-keeper/mine.txt", "mine"),
        ];
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(Folder.PathTo("reports/report.json"), Does.Exist);
        Assert.That(Directory.GetDirectories(Folder.PathTo("reports/memory")), Has.Length.EqualTo(2));

        var clean = Dotnet("clean");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
            Assert.That(Directory.GetFiles(Folder.PathTo("reports"), "*", SearchOption.AllDirectories), Is.EquivalentTo(mine));
        }
    }

    [Test]
    public void Clean_of_a_gate_that_never_ran_removes_nothing()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../docs</QualityGateReportFolder>"
        );
        Demand("similarity-depth: { min: 7 }");
        var mine = Folder.Write("docs/report.md", "mine");
        Assert.That(Build("-p:QualityGate=false").ExitCode, Is.Zero);
        AssertCleaned();
        Assert.That(mine, Does.Exist);
    }

    [Test]
    public void Clean_finds_the_reports_of_items_in_a_folder_of_the_users_choice()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder>",
            items: ModelItems.Given("given", 0.5)
        );
        Demand("similarity-depth: { min: 7 }");
        var mine = Folder.Write("reports/mine.txt", "mine");
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(
            Directory.GetFiles(Folder.PathTo("reports"), "report.*", SearchOption.AllDirectories),
            Has.Length.EqualTo(4),
            "those of the file, and those of the project"
        );
        AssertCleaned();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFileSystemEntries(Folder.PathTo("reports")), Is.EqualTo(new[] { mine }));
            Assert.That(Folder.PathTo("app/obj/qualitygate"), Does.Not.Exist);
        }
    }

    // Its name without the extension is that of the folder above.
    [Test]
    public void Clean_after_a_gate_whose_file_is_called_dots_removes_no_more_than_the_gate_wrote()
    {
        Folder.Write("...yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateThresholdsFile>../...yml</QualityGateThresholdsFile>"
        );
        var mine = Folder.Write("obj/mine.txt", "mine");
        Assert.That(Build().ExitCode, Is.Zero);
        AssertCleaned();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mine, Does.Exist);
            Assert.That(Directory.GetFiles(Folder.FullPath, "report.json", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [Test]
    public void Clean_takes_no_folder_from_the_environment()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder>"
        );
        Demand("similarity-depth: { min: 7 }");
        Assert.That(Build().ExitCode, Is.Zero);
        var mine = Folder.Write("mine/mine.txt", "mine");
        var names = new[] { "GateFolder", "ReportFolder", "CacheFolder", "Memory", "Emptied" };
        var clean = ChildProcess.Dotnet(
            Folder.PathTo("app"),
            names.ToDictionary(name => name, _ => Folder.PathTo("mine/")),
            ["clean", "-tl:off", "-nologo"]
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
            Assert.That(mine, Does.Exist);
        }
    }

    private void AssertCleaned()
    {
        var clean = Dotnet("clean");
        Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
    }
}
