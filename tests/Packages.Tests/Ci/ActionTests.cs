using System.Text.Json;
using System.Text.RegularExpressions;
using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests.Ci;

/// <summary>The GitHub Action: its file, and its steps run for real but for GitHub itself.</summary>
internal sealed class ActionTests : FolderFixture
{
    private const string Marker = "<!-- qualitygate qualitygate-report -->\n";

    [SetUp]
    public void FillFolder()
    {
        Bash.Need("jq");
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void A_gate_that_passes_is_shown_and_passes()
    {
        var (run, github) = Run("similarity-depth: { min: 7 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(run.Log, Does.Contain("QualityGate passed: 1 model, 1 of 1 thresholds hold.").And.Not.Contain("::error"));
            Assert.That(
                run.Outputs,
                Is.EqualTo(
                    new Dictionary<string, string>
                    {
                        ["passed"] = "true",
                        ["exit-code"] = "0",
                        ["report-json"] = "qualitygate-report/report.json",
                        ["report-markdown"] = "qualitygate-report/report.md",
                    }
                )
            );
            Assert.That(run.Summary, Does.StartWith("## ✅ QualityGate passed: 1 model").And.Contain("What drives these figures"));
            Assert.That(JsonDocument.Parse(run.Artifact["report.json"]).RootElement.GetProperty("passed").GetBoolean(), Is.True);
            Assert.That(run.Artifact["report.md"], Is.EqualTo(run.Summary));
            Assert.That(github.Comments, Has.Length.EqualTo(1));
            Assert.That(github.Comments[0], Does.StartWith(Marker + "## ✅ QualityGate passed"));
            Assert.That(
                github.Comments[0],
                Does.EndWith("\n<sub>01234567, [run and full report](https://github.com/owner/models/actions/runs/4711)</sub>\n")
            );
        }
    }

    [Test]
    public void A_violated_threshold_fails_the_last_step_after_everything_is_shown()
    {
        var (run, github) = Run("similarity-depth: { min: 99 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Verdict"));
            Assert.That(
                run.Log,
                Does.Contain("\n::error file=thresholds.yml,line=9,col=7,title=QG1001::similarity-depth of 'small' is 8.2000")
            );
            Assert.That(run.Outputs["passed"], Is.EqualTo("false"));
            Assert.That(run.Outputs["exit-code"], Is.EqualTo("1"));
            Assert.That(run.Summary, Does.StartWith("## ❌ QualityGate failed"));
            Assert.That(run.Artifact.Keys, Is.EquivalentTo(["report.json", "report.md"]));
            Assert.That(
                github.Comments.Single(),
                Does.StartWith(Marker + "## ❌ QualityGate failed").And.Contain("**QG1001** `thresholds.yml(9,7)`")
            );
        }
    }

    [Test]
    public void A_model_that_could_not_be_measured_fails_with_2()
    {
        File.Delete(Folder.PathTo("small.onnx"));
        var (run, github) = Run("similarity-depth: { min: 7 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Log);
            Assert.That(run.Outputs["exit-code"], Is.EqualTo("2"));
            Assert.That(run.Log, Does.Contain("\n::error file=thresholds.yml,line=4,").And.Contain("title=QG2001::"));
            Assert.That(github.Comments.Single(), Does.Contain("not measured"));
        }
    }

    [Test]
    public void With_fail_false_the_outputs_tell()
    {
        var (run, github) = Run("similarity-depth: { min: 99 }", ("fail", "false"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(run.Outputs["exit-code"], Is.EqualTo("1"));
            Assert.That(github.Comments, Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void The_comment_of_an_earlier_run_is_updated_in_place()
    {
        string[] others = ["<!-- coverage -->\n90 %", $"> {Marker}quoted by somebody", "<!-- qualitygate other-job -->\nx"];
        var github = new FakeGitHub(Folder, others);
        var first = Run(github, "similarity-depth: { min: 99 }").Comments;
        var second = Run(github, "similarity-depth: { min: 7 }").Comments;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first[..3], Is.EqualTo(others));
            Assert.That(first[3..].Single(), Does.Contain("QualityGate failed"));
            Assert.That(second[..3], Is.EqualTo(others));
            Assert.That(second[3..].Single(), Does.Contain("QualityGate passed").And.Not.Contain("QualityGate failed"));
            Assert.That(github.Calls.Count(call => call.Contains("PATCH", StringComparison.Ordinal)), Is.EqualTo(1));
        }
    }

    [Test]
    public void Each_job_has_a_comment_of_its_own()
    {
        var github = new FakeGitHub(Folder);
        Run(github, "similarity-depth: { min: 7 }", ("artifact-name", "linux --> \"x\""));
        Run(github, "similarity-depth: { min: 7 }", ("artifact-name", "windows"));
        Run(github, "similarity-depth: { min: 7 }", ("artifact-name", "linux --> \"x\""));
        Assert.That(
            github.Comments.Select(comment => comment.Split('\n')[0]),
            Is.EqualTo(["<!-- qualitygate linux-x- -->", "<!-- qualitygate windows -->"])
        );
    }

    [Test]
    public void Outside_of_pull_requests_nothing_is_commented_on()
    {
        var github = new FakeGitHub(Folder);
        var run = Run(github, "", "similarity-depth: { min: 7 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(github.Calls, Is.Empty);
            Assert.That(run.Summary, Is.Not.Empty);
        }
    }

    [Test]
    public void A_comment_can_be_switched_off() =>
        Assert.That(Run("similarity-depth: { min: 7 }", ("comment", "false")).GitHub.Calls, Is.Empty);

    [Test]
    public void A_fork_that_may_not_comment_gets_a_notice_and_its_verdict([Values(3, 99)] int minimum)
    {
        var github = new FakeGitHub(Folder);
        github.MakeReadOnly();
        var run = Run(github, "17", FormattableString.Invariant($"similarity-depth: {{ min: {minimum} }}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(minimum == 3 ? 0 : 1), run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Verdict"));
            Assert.That(run.Log, Does.Match("(?m)^::notice title=QualityGate::No comment was written: the token has no permission"));
            Assert.That(github.Comments, Is.Empty);
        }
    }

    [Test]
    public void GitHub_out_of_reach_is_a_notice()
    {
        var github = new FakeGitHub(Folder);
        github.TakeOffline();
        var run = Run(github, "17", "similarity-depth: { min: 7 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(run.Log, Does.Contain("::notice title=QualityGate::No comment was written: gh: error connecting"));
        }
    }

    [Test]
    public void A_long_report_fits_into_the_comment_and_is_whole_in_the_summary()
    {
        var models = string.Concat(
            Enumerable
                .Range(0, 60)
                .Select(k =>
                    SmallRepository
                        .Thresholds("similarity-depth: { min: 7 }")["version: 1\nmodels:\n".Length..]
                        .Replace("name: small", FormattableString.Invariant($"name: m{k}"), StringComparison.Ordinal)
                )
        );
        Folder.Write("thresholds.yml", $"version: 1\nmodels:\n{models}");
        var github = new FakeGitHub(Folder);
        var run = ActionRun.Of(Folder, github, RunnerFolders.RunnerTemp, "17", ("source", PackageFeed.FullPath));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(run.Summary, Has.Length.GreaterThan(65_536).And.Not.Contain("*Left out"));
            Assert.That(github.Comments.Single(), Has.Length.InRange(50_000, 65_536).And.Contain("*Left out"));
        }
    }

    [TestCase("thresholds", "x$(touch pwned)`touch pwned`\"; touch pwned; '")]
    [TestCase("arguments", "; touch pwned; $(touch pwned) `touch pwned` && touch pwned")]
    [TestCase("arguments", "*")]
    [TestCase("version", "1\"; touch pwned; \"")]
    [TestCase("artifact-name", "$(touch pwned)`touch pwned`\"; touch pwned; '")]
    [TestCase("token", "$(touch pwned)")]
    [TestCase("comment", "$(touch pwned)")]
    [TestCase("fail", "$(touch pwned)")]
    public void The_text_of_an_input_is_never_a_command(string input, string value)
    {
        var run = Run("similarity-depth: { min: 99 }", (input, value)).Run;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Not.Zero, run.Log);
            Assert.That(File.Exists(Folder.PathTo("pwned")) || File.Exists(Path.Combine(RunnerFolders.RunnerTemp, "pwned")), Is.False);
            Assert.That(run.Log, Does.Not.Contain("'labels.txt'"), "a star is a star");
        }
    }

    [Test]
    public void A_line_break_in_the_report_folder_does_not_forge_outputs()
    {
        var run = Run("similarity-depth: { min: 99 }", ("report-folder", "x\npassed=true")).Run;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Log);
            Assert.That(run.Outputs["passed"], Is.Empty);
        }
    }

    [Test]
    public void Reports_of_an_earlier_run_are_not_taken_for_this_one()
    {
        var github = new FakeGitHub(Folder);
        Run(github, "similarity-depth: { min: 7 }");
        var run = Run(github, "17", "similarity-depth: { min: 7 }", ("arguments", "--bogus"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Log);
            Assert.That(run.Artifact, Is.Empty);
            Assert.That(run.Outputs["report-json"], Is.Empty);
            Assert.That(run.Log, Does.Contain("there is no report"));
        }
    }

    [Test]
    public void Arguments_and_another_thresholds_file_reach_the_tool()
    {
        Folder.Write(
            "gates/our thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 99 }")
                .Replace(": small.onnx", ": ../small.onnx", StringComparison.Ordinal)
                .Replace("labels: ", "labels: ../", StringComparison.Ordinal)
                .Replace("predictions: ", "predictions: ../", StringComparison.Ordinal)
        );
        var run = ActionRun.Of(
            Folder,
            new FakeGitHub(Folder),
            RunnerFolders.RunnerTemp,
            "",
            ("source", PackageFeed.FullPath),
            ("thresholds", "gates/our thresholds.yml"),
            ("arguments", "--explain --no-annotations"),
            ("report-folder", "out/quality gate")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Log);
            Assert.That(run.Log, Does.Contain("Considered similar, with least in common").And.Not.Contain("::error"));
            Assert.That(run.Outputs["report-json"], Is.EqualTo("out/quality gate/report.json"));
            Assert.That(run.Artifact, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void A_version_that_is_not_there_fails_at_once()
    {
        using var temp = new TemporaryFolder();
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        var github = new FakeGitHub(Folder);
        var run = ActionRun.Of(Folder, github, temp.FullPath, "17", ("source", PackageFeed.FullPath), ("version", "99.9.9"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Not.Zero, run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Install QualityGate"));
            Assert.That(run.Log, Does.Contain("99.9.9"));
        }
    }

    [Test]
    public void A_crash_fails_even_where_verdicts_do_not()
    {
        using var temp = new TemporaryFolder();
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        var tool = temp.Write("qualitygate/qualitygate", "#!/bin/sh\nexit 134\n");
        Assert.That(Bash.Run(temp.FullPath, new Dictionary<string, string>(), $"chmod +x '{tool}'").ExitCode, Is.Zero);
        var run = ActionRun.Of(Folder, new FakeGitHub(Folder), temp.FullPath, "17", ("source", PackageFeed.FullPath), ("fail", "false"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(134), run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Check"));
            Assert.That(run.Outputs["passed"], Is.EqualTo("false"));
        }
    }

    [Test]
    public void A_feed_in_the_checkout_and_a_foreign_global_json_do_no_harm()
    {
        using var temp = new TemporaryFolder();
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        Folder.Write("global.json", """{ "sdk": { "version": "6.0.100", "rollForward": "disable" } }""");
        foreach (var package in Directory.GetFiles(PackageFeed.FullPath, "qualitygate.*.nupkg"))
        {
            Folder.Write($"feed/{Path.GetFileName(package)}", File.ReadAllBytes(package));
        }

        var run = ActionRun.Of(Folder, new FakeGitHub(Folder), temp.FullPath, "17", ("source", "feed"));
        Assert.That(run.ExitCode, Is.Zero, run.Log);
    }

    [Test]
    public void The_file_is_what_GitHub_takes()
    {
        var action = ActionRun.File;
        var text = File.ReadAllText(Repository.PathTo("action.yml"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(action.Text("name"), Is.Not.Empty);
            Assert.That(action.Text("description"), Has.Length.LessThanOrEqualTo(125), "the Marketplace takes no more");
            Assert.That(action.Map("runs").Text("using"), Is.EqualTo("composite"));
            Assert.That(
                Directory.GetFiles(Repository.PathTo("eng/ci"), "*.sh").Select(Path.GetFileName),
                Is.All.Matches<string>(file => text.Contains($"eng/ci/{file}", StringComparison.Ordinal)),
                "no script that nothing runs"
            );
            foreach (var (name, input) in action.Map("inputs").Children)
            {
                Assert.That(input.Text("description"), Is.Not.Empty, $"{name}");
                Assert.That(text, Does.Contain($"${{{{ inputs.{name} }}}}"), "every input is used");
            }

            foreach (var step in action.Map("runs").List("steps"))
            {
                Assert.That(step.Text("run") ?? string.Empty, Does.Not.Contain("${{"), "no input becomes part of a script");
                Assert.That(
                    step.Text("run") is null ? step.Text("uses") : step.Text("shell"),
                    Is.EqualTo("bash").Or.Match(@"^actions/[a-z-]+@v\d+$")
                );
            }
        }
    }

    [TestCase("install.sh")]
    [TestCase("check.sh")]
    [TestCase("pr-comment.sh")]
    public void A_script_stops_at_what_goes_wrong_and_runs_in_the_bash_of_macOS(string name)
    {
        var text = File.ReadAllText(Repository.PathTo($"eng/ci/{name}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.StartWith("#!/usr/bin/env bash\n").And.Contain("\nset -euo pipefail\n").And.Not.Contain("\r"));
            Assert.That(
                Regex.Matches(
                    text,
                    @"mapfile|readarray|declare -A|\$\{[a-zA-Z_]+(,,|\^\^|@)|\|&|&>>",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                ),
                Is.Empty,
                "bash 3.2 does not know these"
            );
        }
    }

    private (ActionRun Run, FakeGitHub GitHub) Run(string threshold, params (string Name, string Value)[] inputs)
    {
        var github = new FakeGitHub(Folder);
        return (Run(github, "17", threshold, inputs), github);
    }

    private (ActionRun Run, string[] Comments) Run(FakeGitHub github, string threshold, params (string Name, string Value)[] inputs) =>
        (Run(github, "17", threshold, inputs), github.Comments);

    private ActionRun Run(FakeGitHub github, string pullRequest, string threshold, params (string Name, string Value)[] inputs)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold));
        return ActionRun.Of(Folder, github, RunnerFolders.RunnerTemp, pullRequest, [("source", PackageFeed.FullPath), .. inputs]);
    }
}
