extern alias build;

using Manifest = build::QualityGate.Runs.Caching.Manifest;
using RecordedFile = build::QualityGate.Runs.Caching.RecordedFile;

namespace QualityGate.Build.Tests;

/// <summary>The files that a clean removes, and those that it leaves.</summary>
internal sealed class CleanGatesTests : PathFixture
{
    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        Folder.Write("app/app.csproj", "<Project />");
        Folder.Write("thresholds.yml", "x");
    }

    // The clean of one project must not remove the report of another's gate: each folder is one run of the gates' project, whoever asks.
    [Test]
    public void Projects_that_share_folders_ask_for_the_same()
    {
        Folder.Write("lib/lib.csproj", "<Project />");
        Clean("app");
        Clean("lib");
        Assert.That(
            engine.Requests.Select(request => request.Properties["Folder"]),
            Is.EqualTo(new[] { At("obj/qualitygate/"), At("app/obj/qualitygate/"), At("obj/qualitygate/"), At("lib/obj/qualitygate/") })
        );
        Assert.That(engine.Requests.Select(request => request.Target), Is.All.EqualTo("Clean"));
        Assert.That(
            engine.Requests.SelectMany(request => new[] { request.Properties["CacheFolder"], request.Properties["ReportFolder"] }),
            Is.All.Empty
        );
    }

    [Test]
    public void The_models_of_the_build_go_with_it()
    {
        var models = Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        var mark = Folder.Write("app/obj/Debug/net10.0/app.models.pending", "x");
        Clean("app");
        Assert.That(models, Does.Not.Exist);
        Assert.That(mark, Does.Not.Exist);
    }

    [Test]
    public void Folders_of_the_users_choice_are_asked_for_by_name()
    {
        Clean("app", reports: "../reports");
        Assert.That(
            engine
                .Requests.Where(request => request.Properties["CacheFolder"].Length > 0)
                .Select(request => (request.Properties["CacheFolder"], request.Properties["ReportFolder"])),
            Is.EqualTo(new[] { (At("obj/qualitygate/cache/"), At("reports/")), (At("app/obj/qualitygate/cache/"), At("reports/")) })
        );
    }

    [Test]
    public void A_folder_of_the_gates_own_goes_as_a_whole()
    {
        Folder.Write("obj/qualitygate/cache/gate-1/manifest.txt", "x");
        Remove(new CleanFolder { Folder = At("obj/qualitygate/") });
        Assert.That(At("obj/qualitygate"), Does.Not.Exist);
        Remove(new CleanFolder { Folder = At("obj/qualitygate/") });
    }

    [Test]
    public void In_folders_of_the_users_choice_nothing_goes_but_what_a_manifest_names()
    {
        var written = new[] { Folder.Write("reports/report.json", "gate"), Folder.Write("reports/app-1234/report.md", "gate") };
        var mine = new[]
        {
            Folder.Write("reports/mine.txt", "mine"),
            Folder.Write("reports/report.md", "mine"),
            Folder.Write("reports/memory/mine.txt", "mine"),
            Folder.Write("reports/memory/gate-keeper/manifest.txt", "mine"),
            Folder.Write("reports/memory/gate-aaaaaaaaaaaaaaaa/mine.txt", "mine"),
            Folder.Write("elsewhere/report.json", "mine"),
            Folder.Write("reports/other.json", "mine"),
        };
        Folder.Write(
            "reports/memory/gate-0123456789abcdef/manifest.txt",
            new Manifest { Reports = [.. written.Append(mine[5]).Append(mine[6]).Select(RecordedFile.Written)] }.ToString()
        );
        Remove(new CleanFolder { CacheFolder = At("reports/memory/"), ReportFolder = At("reports/") });
        Assert.That(Directory.GetFiles(Folder.FullPath, "*", SearchOption.AllDirectories), Is.SupersetOf(mine).And.None.AnyOf(written));
        Assert.That(At("reports/app-1234"), Does.Not.Exist);
        Assert.That(At("reports/memory/gate-0123456789abcdef"), Does.Not.Exist);
    }

    private void Clean(string project, string reports = "")
    {
        var task = new CleanGates
        {
            BuildEngine = engine,
            Project = At($"{project}/{project}.csproj"),
            GateProject = "gate.proj",
            ModelsFile = $"obj/Debug/net10.0/{project}.models.yml",
            IntermediateFolder = "obj/",
            ReportFolder = reports,
        };
        Assert.That(task.Execute(), Is.True);
    }

    private void Remove(CleanFolder task)
    {
        task.BuildEngine = engine;
        Assert.That(task.Execute(), Is.True);
    }
}
