extern alias build;

using ReplayGate = build::QualityGate.Build.ReplayGate;

namespace QualityGate.Tasks.Tests;

/// <summary>The cache of a gate from one build to the next: its two tasks, one after the other as in QualityGate.Gate.proj.</summary>
internal sealed class GateCacheTests : FolderFixture
{
    private const string Analysed = "QualityGate analyses small ...";
    private const string SameContent = "QualityGate: no content has changed";
    private const string Untouched = "QualityGate: no input has changed";

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        Age();
        AssertPassed(Analysed);
        AssertPassed(Untouched);
    }

    [Test]
    public void Files_that_were_touched_and_reports_that_are_gone_need_no_analysis()
    {
        Age();
        AssertPassed(SameContent);
        File.Delete(Folder.PathTo("out/report.md"));
        AssertPassed(SameContent);
        Assert.That(Folder.PathTo("out/report.md"), Does.Exist);
        AssertPassed(Untouched);
    }

    [Test]
    public void An_input_that_is_removed_is_missed_in_each_run_and_needs_no_analysis_when_it_is_back()
    {
        var bytes = File.ReadAllBytes(Folder.PathTo("small.onnx"));
        File.Delete(Folder.PathTo("small.onnx"));
        for (var time = 0; time < 2; time++)
        {
            var engine = Run(out var passed);
            Assert.That(passed, Is.False);
            Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG2001"));
        }

        Folder.Write("small.onnx", bytes);
        AssertPassed(SameContent);
    }

    [Test]
    public void A_damaged_cache_is_as_if_there_were_none()
    {
        foreach (var file in Directory.GetFiles(Folder.PathTo("cache"), "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "short\n" + new string('x', 200) + "\n{");
        }

        AssertPassed(Analysed);
    }

    // A file that has just changed is read again, whatever its time says.
    private void Age()
    {
        foreach (var file in Directory.EnumerateFiles(Folder.FullPath, "*", SearchOption.TopDirectoryOnly))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }

    private void AssertPassed(string expected)
    {
        var engine = Run(out var passed);
        var lines = engine.Messages.Select(message => message.Message!).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(passed, Is.True);
            Assert.That(engine.Errors, Is.Empty);
            Assert.That(
                new[] { Analysed, SameContent, Untouched }.Where(text =>
                    Array.Exists(lines, line => line.StartsWith(text, StringComparison.Ordinal))
                ),
                Is.EqualTo(new[] { expected }),
                string.Join('\n', lines)
            );
            Assert.That(lines, Has.Some.Contain("QualityGate passed: 1 model, 1 of 1 thresholds hold."));
        }
    }

    private RecordingEngine Run(out bool passed)
    {
        var engine = new RecordingEngine();
        var replay = new ReplayGate { BuildEngine = engine, CacheFolder = Folder.PathTo("cache") };
        using var check = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            ReportFolder = Folder.PathTo("out"),
            CacheFolder = Folder.PathTo("cache"),
        };
        passed = replay.Execute() && (replay.IsDone || check.Execute());
        return engine;
    }
}
