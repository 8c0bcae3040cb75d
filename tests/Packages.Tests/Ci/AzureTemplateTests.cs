using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests.Ci;

/// <summary>The template for Azure Pipelines: its file, and its steps run for real.</summary>
internal sealed class AzureTemplateTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        Bash.Need();
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void A_gate_that_passes_is_shown_and_passes()
    {
        var run = Run("similarity-depth: { min: 7 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Verdict"));
            Assert.That(run.Issues, Is.Empty);
            Assert.That(run.Variables["qualitygate.exitCode"], Is.EqualTo("0"));
            Assert.That(run.Summaries.Single(), Does.StartWith("## ✅ QualityGate passed"));
            Assert.That(run.Artifacts["qualitygate-report"], Is.EqualTo(["report.json", "report.md"]));
        }
    }

    [Test]
    public void A_violated_threshold_fails_the_last_step_after_everything_is_shown()
    {
        var run = Run("similarity-depth: { min: 99 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Verdict"));
            Assert.That(
                run.Issues.Single().Properties,
                Is.EqualTo("type=error;sourcepath=thresholds.yml;linenumber=9;columnnumber=7;code=QG1001")
            );
            Assert.That(run.Issues.Single().Message, Does.StartWith("similarity-depth of 'small' is 8.2000"));
            Assert.That(run.Summaries.Single(), Does.StartWith("## ❌ QualityGate failed"));
            Assert.That(run.Artifacts["qualitygate-report"], Has.Length.EqualTo(2));
        }
    }

    [Test]
    public void A_model_that_could_not_be_measured_fails_with_2()
    {
        File.Delete(Folder.PathTo("small.onnx"));
        var run = Run("similarity-depth: { min: 7 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Log);
            Assert.That(run.LastStep, Is.EqualTo("Verdict"));
            Assert.That(run.Issues[0].Properties, Does.EndWith("code=QG2001"));
        }
    }

    [Test]
    public void With_fail_false_the_variable_tells([Values("False", "false")] string no)
    {
        var run = Run(
            "similarity-depth: { min: 99 }",
            ("fail", no),
            ("artifactName", "gate"),
            ("reportFolder", Folder.PathTo("our reports")),
            ("arguments", "--explain")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Log);
            Assert.That(run.Variables["qualitygate.exitCode"], Is.EqualTo("1"));
            Assert.That(run.Artifacts["gate"], Has.Length.EqualTo(2));
            Assert.That(run.Log, Does.Contain("Considered similar, with least in common"));
        }
    }

    [TestCase("thresholds", "x$(touch pwned)`touch pwned`\"; touch pwned; '")]
    [TestCase("arguments", "; touch pwned; $(touch pwned) `touch pwned` && touch pwned")]
    [TestCase("version", "1\"; touch pwned; \"")]
    [TestCase("fail", "$(touch pwned)")]
    public void The_text_of_a_parameter_is_never_a_command(string parameter, string value)
    {
        var run = Run("similarity-depth: { min: 99 }", (parameter, value));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Not.Zero, run.Log);
            Assert.That(File.Exists(Folder.PathTo("pwned")) || File.Exists(Path.Combine(RunnerFolders.AgentTemp, "pwned")), Is.False);
        }
    }

    [Test]
    public void The_file_is_what_Azure_takes()
    {
        var text = File.ReadAllText(Repository.PathTo("eng/ci/azure-pipelines-template.yml"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var parameter in AzureRun.File.List("parameters"))
            {
                Assert.That(parameter.Text("type"), Is.EqualTo("string").Or.EqualTo("boolean"));
                Assert.That(parameter.Text("default"), Is.Not.Null);
                Assert.That(text, Does.Contain($"${{{{ parameters.{parameter.Text("name")} }}}}"), "every parameter is used");
            }

            foreach (var script in AzureRun.File.List("steps").Select(step => step.Text("bash")).OfType<string>())
            {
                Assert.That(script, Does.StartWith("set -euo pipefail\n").And.Not.Contain("${{"), "no parameter becomes part of a script");
                Assert.That(script, Does.Not.Match(@"\$\([A-Za-z]+\.[A-Za-z.]+\)"), "nor a variable of the pipeline");
            }
        }
    }

    private AzureRun Run(string threshold, params (string Name, string Value)[] parameters)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold));
        return AzureRun.Of(Folder, RunnerFolders.AgentTemp, [("source", PackageFeed.FullPath), .. parameters]);
    }
}
