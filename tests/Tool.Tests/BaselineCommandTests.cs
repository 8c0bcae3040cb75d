namespace QualityGate.Tool.Tests;

/// <summary>The command <c>baseline</c>, and the option <c>--baseline</c> of <c>check</c>.</summary>
internal sealed class BaselineCommandTests : FolderFixture
{
    private const string Named = "baseline: quality-baseline.json\n";

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", Named + SmallRepository.Thresholds("accuracy: { min: 0.7, max-drop: 0.05 }"));
    }

    [Test]
    public void A_change_without_an_interval_is_told_from_a_value_without_one()
    {
        Folder.Write("predictions.csv", "true,pred\n0,0\n1,1\n2,2\n3,3\n4,4\n5,5\n");
        Folder.Write("thresholds.yml", Named + SmallRepository.Thresholds("accuracy: { max-drop: 0.5, confidence: 0.95 }"));
        Assert.That(Run("baseline", "accept").ExitCode, Is.Zero);
        Folder.Write("predictions.csv", "true,pred\n0,1\n1,0\n2,2\n3,3\n4,4\n5,5\n");
        var run = Run("check");
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(
            run.Error,
            Does.Contain("error QG1002: the change of accuracy of 'small' has no interval: 6 of 6 classes have fewer than 2 test samples")
                .And.Contain("'max-drop: 0.5' with 'confidence' fails its threshold. Remove 'confidence'")
        );
    }

    [Test]
    public void The_first_run_passes_and_says_so_and_after_accepting_nothing_is_left_to_say()
    {
        var first = Run("check");
        var accepted = Run("baseline", "accept");
        var bytes = File.ReadAllText(Folder.PathTo("quality-baseline.json"));
        var (second, again) = (Run("check"), Run("baseline", "accept"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero, first.ToString());
            Assert.That(first.Error, Does.Contain("thresholds.yml(1,11): warning QG1013").And.Contain("qualitygate baseline accept"));
            Assert.That(accepted.ExitCode, Is.Zero, accepted.ToString());
            Assert.That(accepted.Output, Does.Contain("small  new").And.Match(@"accuracy +- +0\.8000 +-"));
            Assert.That(second.ExitCode, Is.Zero, second.ToString());
            Assert.That(second.Error, Does.Not.Contain("QG1013"));
            Assert.That(again.Output, Does.Match(@"accuracy +0\.8000 +0\.8000 +0\n"));
            Assert.That(File.ReadAllText(Folder.PathTo("quality-baseline.json")), Is.EqualTo(bytes));
            Assert.That(Run("baseline", "show").Output, Does.Contain("6 classes, 5 structural edges, 60 test samples"));
        }
    }

    [Test]
    public void A_model_that_cannot_be_measured_leaves_the_baseline_as_it_was()
    {
        Run("baseline", "accept");
        var before = File.ReadAllText(Folder.PathTo("quality-baseline.json"));
        Folder.Write("predictions.csv", "true,pred\n0,99\n");
        var run = Run("baseline", "accept");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("QG0047").And.Contain("nothing was accepted"));
            Assert.That(File.ReadAllText(Folder.PathTo("quality-baseline.json")), Is.EqualTo(before));
            Assert.That(Directory.GetFiles(Folder.FullPath, "*.tmp"), Is.Empty);
        }
    }

    [Test]
    public void Models_that_are_gone_are_removed_and_violated_limits_are_said()
    {
        Run("baseline", "accept");
        var text = SmallRepository.Thresholds("accuracy: { min: 0.9 }").Replace("name: small", "name: other", StringComparison.Ordinal);
        Folder.Write("thresholds.yml", Named + text);
        var check = Run("check");
        var run = Run("baseline", "accept");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Error, Does.Contain("warning QG1014").And.Contain("it has small"));
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("small  removed"));
            Assert.That(run.Error, Does.Contain("warning QG0048"));
            Assert.That(File.ReadAllText(Folder.PathTo("quality-baseline.json")), Does.Contain("\"other\"").And.Not.Contain("\"small\""));
        }
    }

    // That a value is accepted mends no limit that does not compare with it, nor one that demands a gain over it.
    [TestCase("accuracy: { min: 0.9, max-drop: 0.05 }", "still fails on 'small': accuracy of 'small' is 0.8000, 0.1000 below", 1)]
    [TestCase("accuracy: { max: 0.7, severity: warning }", "still warns of 'small': accuracy of 'small' is 0.8000, 0.1000 above", 0)]
    [TestCase("accuracy: { min: 0.8, confidence: 0.95, inconclusive: error }", "still fails on 'small': accuracy of 'small'", 1)]
    [TestCase("accuracy: { min-gain: 0.01 }", "still fails on 'small': accuracy of 'small' is 0.8000, the same as in the", 1)]
    [TestCase("structural-semantic-correlation: { max-drop: 0.1 }", "", 0)]
    [TestCase("accuracy: { min: 0.8, max-drop: 0, max-relative-drop: 0, max-gain: 0, confidence: 0.95, inconclusive: pass }", "", 0)]
    public void Whoever_accepts_hears_on_which_limits_the_gate_still_fails_and_what_to_commit(string limits, string words, int exitCode)
    {
        Folder.Write("thresholds.yml", Named + SmallRepository.Thresholds(limits));
        var (accepted, check) = (Run("baseline", "accept"), Run("check"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted.ExitCode, Is.Zero, accepted.ToString());
            Assert.That(accepted.Output, Does.EndWith("\nAccepted: quality-baseline.json\nNext: commit quality-baseline.json\n"));
            Assert.That(
                accepted.Error.Split('\n').Count(line => line.Contains("thresholds.yml(10,7): warning QG0048: accepted, but the gate ")),
                Is.EqualTo(words.Length == 0 ? 0 : 1),
                accepted.Error
            );
            Assert.That(accepted.Error, Does.Contain(words));
            Assert.That(check.ExitCode, Is.EqualTo(exitCode), check.ToString());
        }
    }

    // A doubt is never a pass: a baseline that cannot be read fails the gate.
    [TestCase("{", "QG0043")]
    [TestCase("<<<<<<< HEAD\n{}\n", "QG0043")]
    [TestCase("{ \"baselineVersion\": 7 }", "QG0044")]
    public void A_damaged_baseline_fails_the_gate_and_is_mended_by_accepting(string content, string code)
    {
        Folder.Write("quality-baseline.json", content);
        var run = Run("check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain($"error {code}"));
            Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1), run.Error);
        }
    }

    [TestCase("labels.txt", "QG0020")]
    [TestCase("notes.txt", "QG0046")]
    public void Accepting_overwrites_nothing_but_a_baseline(string target, string code)
    {
        Folder.Write("notes.txt", "notes");
        var before = File.ReadAllText(Folder.PathTo(target));
        var run = Run("baseline", "accept", "--baseline", target);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain(code));
            Assert.That(File.ReadAllText(Folder.PathTo(target)), Is.EqualTo(before));
        }
    }

    [Test]
    public void A_single_run_compares_with_a_report_or_an_old_model()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.7 }"));
        Run("check", "--json", "report.json");
        File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo("old.onnx"));
        var (report, model, typo) = (
            Run("check", "--baseline", "report.json"),
            Run("check", "--baseline", "old.onnx"),
            Run("check", "--baseline", "repotr.json")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Zero, report.ToString());
            Assert.That(model.ExitCode, Is.Zero, model.ToString());
            Assert.That(typo.ExitCode, Is.EqualTo(2), typo.ToString());
            Assert.That(typo.Error, Does.Contain("error QG0042"));
        }
    }

    [TestCase("'git:'", "QG0046")]
    [TestCase("old.onnx", "QG0046")]
    [TestCase("[a]", "QG0005")]
    [TestCase("https://host/baseline.json", "QG0021")]
    public void A_gate_file_names_a_baseline_and_nothing_else(string text, string code)
    {
        Folder.Write("thresholds.yml", $"baseline: {text}\n" + SmallRepository.Thresholds("accuracy: { max-drop: 0.05 }"));
        var run = Run("check");
        Assert.That((run.ExitCode, run.Error.Trim().Split('\n').Length), Is.EqualTo((2, 1)), run.ToString());
        Assert.That(run.Error, Does.StartWith("thresholds.yml(1,11): error " + code));
    }

    [Test]
    public void A_baseline_that_no_gate_file_names_is_said()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.7 }"));
        var run = Run("baseline", "accept");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Error, Does.Contain("warning QG0046").And.Contain("baseline: quality-baseline.json"));
            Assert.That(File.Exists(Folder.PathTo("quality-baseline.json")), Is.True);
        }
    }

    // The way of a pull request that makes the model worse, from the baseline of before to the one that is accepted.
    [Test]
    public void A_model_that_got_worse_is_red_at_its_line_until_it_is_accepted()
    {
        Folder.Write("thresholds.yml", Named + SmallRepository.Thresholds("error-alignment: { min: 0.5 }", "accuracy: { max-drop: 0.02 }"));
        Run("baseline", "accept");
        var before = Run("check");
        var predictions = File.ReadAllText(Folder.PathTo("predictions.csv")).ReplaceLineEndings("\n");
        Folder.Write("predictions.csv", predictions.Replace("\n5,5\n5,5\n", "\n5,4\n5,4\n", StringComparison.Ordinal));
        var worse = Run("check", "--json", "report.json");
        var accepted = Run("baseline", "accept");
        var after = Run("check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.ExitCode, Is.Zero, before.ToString());
            Assert.That(worse.ExitCode, Is.EqualTo(1), worse.ToString());
            Assert.That(
                worse.Error,
                Does.Match(@"thresholds\.yml\(11,7\): error QG1001: accuracy of 'small' is 0\.7000, worse by 0\.1000 than the 0\.8000 ")
            );
            Assert.That(File.ReadAllText(Folder.PathTo("report.json")), Does.Contain("\"passed\": false"));
            Assert.That(accepted.Output, Does.Match(@"accuracy +0\.8000 +0\.7000 +-0\.1000\n"));
            Assert.That(after.ExitCode, Is.Zero, after.ToString());
            Assert.That(after.Error, Is.Empty);
        }
    }

    [TestCase("check")]
    [TestCase("check", "--baseline", "quality-baseline.json")]
    [TestCase("baseline", "accept")]
    public void A_baseline_that_no_limit_compares_with_is_said(params string[] arguments)
    {
        Run("baseline", "accept");
        Folder.Write(
            "thresholds.yml",
            (arguments.Length > 2 ? string.Empty : Named) + SmallRepository.Thresholds("accuracy: { min: 0.7 }")
        );
        var run = Run(arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Error, Does.Contain("warning QG1017").And.Contain("max-drop: 0.02"));
    }

    [TestCase(new[] { "accept", "--basline" }, "nrecognized")]
    [TestCase(new[] { "accept", "--baseline", "git:main" }, "takes the file to write")]
    [TestCase(new[] { "show", "git:" }, "QG0046")]
    [TestCase(new[] { "show", "missing.json" }, "QG0042")]
    public void Mistakes_are_one_line(string[] arguments, string words)
    {
        var run = Run(["baseline", .. arguments]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain(words));
            Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1), run.Error);
        }
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
