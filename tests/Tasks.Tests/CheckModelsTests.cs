using Microsoft.Build.Framework;

namespace QualityGate.Tasks.Tests;

internal sealed class CheckModelsTests : FolderFixture
{
    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void Values_are_logged_when_passing_too()
    {
        Assert.That(Execute("similarity-depth: { min: 7 }"), Is.True);
        var lines = engine.Messages.Where(m => m.Importance == MessageImportance.High).SelectMany(m => m.Message!.Split('\n')).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Some.Match(@"similarity-depth +8\.2000  5\.4000 \(p 0\.\d{3}\)  min 7  passed"));
            Assert.That(lines, Has.Some.EqualTo("QualityGate passed: 1 model, 1 of 1 thresholds hold."));
            Assert.That(lines[^1], Is.EqualTo($"QualityGate report: {Folder.PathTo("out/report.json")}"));
            Assert.That(engine.Errors, Is.Empty);
        }
    }

    [Test]
    public void All_violations_are_errors_with_code_and_place()
    {
        Assert.That(Execute("similarity-depth: { min: 99 }", "accuracy: { min: 0.9 }"), Is.False);
        Assert.That(
            engine.Errors.Select(e => (e.Code, e.File, e.LineNumber, e.ColumnNumber)),
            Is.EqualTo(new[] { ("QG1001", Folder.PathTo("thresholds.yml"), 9, 7), ("QG1001", Folder.PathTo("thresholds.yml"), 10, 7) })
        );
    }

    [Test]
    public void A_tolerated_violation_is_a_warning()
    {
        Assert.That(Execute("similarity-depth: { min: 99, severity: warning }"), Is.True);
        Assert.That(engine.Warnings.Single().Code, Is.EqualTo("QG1001"));
    }

    [Test]
    public void Braces_in_a_name_do_no_harm()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.9 }").Replace("name: small", "name: '{0} %24(x)'", StringComparison.Ordinal)
        );
        Assert.That(ExecuteFile(), Is.False);
        Assert.That(engine.Errors.Single().Message, Does.Contain("accuracy of '{0} %24(x)'"));
    }

    [Test]
    public void A_mistake_in_the_configuration_is_an_error_at_its_place()
    {
        Assert.That(Execute("similarity-deth: { min: 3 }"), Is.False);
        var error = engine.Errors.Single();
        Assert.That((error.Code, error.LineNumber, error.ColumnNumber), Is.EqualTo(("QG0004", 9, 7)));
    }

    [Test]
    public void Reports_are_written_when_failing_too()
    {
        Assert.That(Execute("similarity-depth: { min: 99 }"), Is.False);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(Folder.PathTo("out/report.json")), Does.Contain("\"passed\": false"));
            Assert.That(File.ReadAllText(Folder.PathTo("out/report.md")), Does.Contain("❌"));
        }
    }

    [Test]
    public void A_report_folder_that_cannot_be_used_is_an_error_with_a_code()
    {
        Folder.Write("out", "a file, not a folder");
        Assert.That(Execute("similarity-depth: { min: 7 }"), Is.False);
        Assert.That(engine.Errors.Select(error => error.Code), Is.All.EqualTo("QG0015").And.Not.Empty);
    }

    [Test]
    public void A_stopped_task_fails_without_a_verdict()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        using var task = new CheckModels { BuildEngine = engine, GateFile = Folder.PathTo("thresholds.yml") };
        task.Cancel();
        Assert.That(task.Execute(), Is.False);
        Assert.That(engine.Messages.Select(m => m.Message), Has.Some.EqualTo("QualityGate was stopped."));
    }

    // Accepting, then a run that is given again while the baseline stays, and not once it has changed.
    [Test]
    public void A_baseline_is_accepted_and_is_an_input_of_the_gate()
    {
        var file = Folder.Write(
            "thresholds.yml",
            "baseline: quality-baseline.json\n" + SmallRepository.Thresholds("similarity-depth: { min: 7 }")
        );
        bool Run(bool accepts)
        {
            using var task = new CheckModels
            {
                BuildEngine = engine,
                GateFile = file,
                CacheFolder = Folder.PathTo("cache"),
                AcceptBaseline = accepts,
            };
            return task.Execute();
        }

        bool IsCached()
        {
            var before = engine.Messages.Count;
            return Run(accepts: false)
                && engine
                    .Messages.Skip(before)
                    .Any(message => message.Message!.Contains("no content has changed", StringComparison.Ordinal));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Run(accepts: false), Is.True);
            Assert.That(engine.Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "QG1017", "QG1013" }));
            Assert.That(Run(accepts: true), Is.True);
            Assert.That(engine.Messages.Select(message => message.Message), Has.Some.Contain("small  new"));
            Assert.That(File.Exists(Folder.PathTo("quality-baseline.json")), Is.True);
            Assert.That(engine.Warnings.Skip(2).Select(warning => warning.Code), Is.EqualTo(new[] { "QG1017" }));
            Assert.That(IsCached(), Is.True);
            File.AppendAllText(Folder.PathTo("quality-baseline.json"), "\n");
            Assert.That(IsCached(), Is.False);
        }
    }

    // Messages, no warnings, whether the gate runs or is given again; and no build is green of them that would not be green anyway.
    [Test]
    public void Exceptions_are_updated_and_what_they_cover_is_a_message()
    {
        var file = Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.9 }"));
        bool Run(bool updates, string reason = "")
        {
            engine = new RecordingEngine();
            using var task = new CheckModels
            {
                BuildEngine = engine,
                GateFile = file,
                CacheFolder = Folder.PathTo("cache"),
                Suppressions = Folder.PathTo("exceptions.yml"),
                UpdateSuppressions = updates,
                SuppressionReason = reason,
            };
            return task.Execute();
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Run(updates: false), Is.False);
            Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG0065"));
            Assert.That(Run(updates: true), Is.False);
            Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG0068"));
            Assert.That(Run(updates: true, "a new camera"), Is.True);
            Assert.That(engine.Messages.Select(message => message.Message), Has.Some.Contain("added    QG1001 of accuracy of 'small'"));
            Assert.That(Run(updates: false), Is.True);
            Assert.That(engine.Messages.Select(message => message.Message), Has.Some.Contain("no content has changed"));
            Assert.That(
                engine.Messages.Select(message => message.Message),
                Has.Some.Contain("thresholds.yml(9,7): suppressed QG1001: accuracy of 'small'")
                    .And.Some.Contain("(suppressed: a new camera)")
            );
            Assert.That((engine.Warnings.Count, engine.Errors.Count), Is.EqualTo((0, 0)));
        }
    }

    private bool Execute(params string[] thresholds)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds(thresholds));
        return ExecuteFile();
    }

    private bool ExecuteFile()
    {
        using var task = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            ReportFolder = Folder.PathTo("out"),
        };
        return task.Execute();
    }
}
