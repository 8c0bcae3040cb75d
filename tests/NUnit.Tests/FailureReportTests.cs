using System.Security.Cryptography;
using System.Text.Json;
using NUnit.Framework.Internal;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Acceptance;

namespace QualityGate.Constraints.Tests;

/// <summary>The reports that a failed assertion leaves behind for the person who looks into it.</summary>
internal sealed class FailureReportTests
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    [Test]
    public void The_report_and_the_graph_are_attached()
    {
        var (message, attachments) = Fail(() => Assert.That(Models.Small, Has.SimilarityDepthAbove(9)));
        Assert.That(attachments.Select(Path.GetFileName), Is.EqualTo(new[] { "report.md", "report.json", "forest.svg" }));
        using var json = JsonDocument.Parse(File.ReadAllText(attachments[1]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.Contain($"  Report:   {attachments[0]}\n"));
            Assert.That(attachments, Is.All.StartsWith(Path.Combine(TestContext.CurrentContext.WorkDirectory, "qualitygate")));
            Assert.That(
                File.ReadAllText(attachments[0]),
                Does.StartWith("## ❌")
                    .And.Contain("similarity-depth of 'small.onnx' is 8.2000, 0.8000 from 9; asserted was: similarity-depth above 9.")
            );
            Assert.That(
                json.RootElement.GetProperty("passed").GetBoolean(),
                Is.False,
                "a report of a failure must not say that all is well"
            );
            Assert.That(
                json.RootElement.GetProperty("models")[0].GetProperty("metrics").TryGetProperty("accuracy", out _),
                Is.False,
                "nobody asked for test data"
            );
            Assert.That(File.ReadAllText(attachments[2]), Does.StartWith("<svg ").And.Contain("cat.n.01"));
        }
    }

    [Test]
    public void The_report_of_an_assertion_on_test_data_has_it()
    {
        var (_, attachments) = Fail(() => Assert.That(Models.Small, Has.AccuracyAbove(0.9)));
        using var json = JsonDocument.Parse(File.ReadAllText(attachments[1]));
        Assert.That(json.RootElement.GetProperty("models")[0].GetProperty("metrics").GetProperty("accuracy").GetDouble(), Is.EqualTo(0.8));
    }

    [Test]
    public void The_report_of_thresholds_has_their_verdicts()
    {
        var (_, attachments) = Fail(() => Assert.That(Models.Mixed, Passes.Thresholds(Models.Folder.PathTo("thresholds.yml"))));
        using var json = JsonDocument.Parse(File.ReadAllText(attachments[1]));
        Assert.That(json.RootElement.GetProperty("models")[0].GetProperty("verdicts").GetArrayLength(), Is.EqualTo(2));
    }

    // By 'max-drop' alone: without the baseline there would be nothing to violate.
    [Test]
    public void The_report_of_thresholds_is_the_one_that_was_judged()
    {
        Models.Folder.Write("better.csv", "true,pred\n" + string.Concat(Enumerable.Range(0, 6).Select(c => $"{c},{c}\n")));
        Accepted("better.json", "m", "better.csv");

        // The gate file that was accepted, whose test data are others by now.
        var gate = Gate("better.json.yml", "predictions.csv", "accuracy: { max-drop: 0.1 }", "baseline: better.json\n");
        var (message, attachments) = Fail(() => Assert.That(Models.Small, Passes.Thresholds(gate)));
        using var json = JsonDocument.Parse(File.ReadAllText(attachments[1]));
        var model = json.RootElement.GetProperty("models")[0];
        var verdict = model.GetProperty("verdicts")[0];
        var limit = verdict.GetProperty("limits")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.Contain("where 'max-drop' allows 0.1"));
            Assert.That(model.GetProperty("state").GetString(), Is.EqualTo("violated"));
            Assert.That(verdict.GetProperty("state").GetString(), Is.EqualTo("violated"));
            Assert.That(limit.GetProperty("limit").GetString(), Is.EqualTo("max-drop"));
            Assert.That(limit.GetProperty("state").GetString(), Is.EqualTo("violated"));
            Assert.That(limit.GetProperty("number").GetDouble(), Is.EqualTo(0.2).Within(1e-9));
            Assert.That(verdict.GetProperty("baseline").GetProperty("value").GetDouble(), Is.EqualTo(1));
            Assert.That(
                model.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("message").GetString()),
                Has.Exactly(1).Contains("max-drop").And.None.Contains("asserted was"),
                "the violation is told once, by its verdict"
            );
        }
    }

    [Test]
    public void A_warning_about_the_baseline_is_in_the_report()
    {
        Accepted("other.json", "other");
        var gate = Gate("unknown.yml", "predictions.csv", "accuracy: { min: 0.9, max-drop: 0.1 }", "baseline: other.json\n");
        var (_, attachments) = Fail(() => Assert.That(Models.Small, Passes.Thresholds(gate)));
        using var json = JsonDocument.Parse(File.ReadAllText(attachments[1]));
        Assert.That(
            json.RootElement.GetProperty("models")[0]
                .GetProperty("diagnostics")
                .EnumerateArray()
                .Select(d => d.GetProperty("code").GetString()),
            Does.Contain("QG1014")
        );
    }

    [Test]
    public void Inputs_are_the_files_that_were_asserted_on()
    {
        var bytes = File.ReadAllBytes(Models.Folder.PathTo("small.onnx"));
        var given = ModelUnderTest.Of(bytes, Models.Folder.PathTo("labels.txt"), Models.Folder.PathTo("mixed.csv"), clustering: "none");
        var own = ModelAnalysis.Load(Models.Folder.PathTo("mixed.onnx"), Models.Folder.PathTo("labels.txt"), clustering: "none");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Inputs(() => Assert.That(given, Passes.Thresholds(Gate("strict.yml", "predictions.csv", "accuracy: { min: 0.99 }")))),
                Is.EqualTo(new[] { ("model", Sha256(bytes)), ("labels", Hash("labels.txt")), ("predictions", Hash("mixed.csv")) }),
                "thresholds.yml names other predictions"
            );
            Assert.That(
                Inputs(() =>
                    Assert.That(own, Passes.Thresholds(Gate("deep.yml", "mixed.csv", "similarity-depth: { min: 8 }", model: "mixed.onnx")))
                ),
                Is.EqualTo(new[] { ("model", Hash("mixed.onnx")), ("labels", Hash("labels.txt")) }),
                "the analysis has no test data"
            );
            Assert.That(
                Inputs(() => Assert.That(Models.Small, Has.AccuracyAbove(0.95))),
                Is.EqualTo(
                    new[] { ("model", Hash("small.onnx")), ("labels", Hash("labels.txt")), ("predictions", Hash("predictions.csv")) }
                )
            );
            Assert.That(
                Inputs(() => Assert.That(Models.Small, Has.SimilarityDepthAbove(9.5))),
                Is.EqualTo(new[] { ("model", Hash("small.onnx")), ("labels", Hash("labels.txt")) }),
                "nothing was asked of the predictions"
            );
        }
    }

    [Test]
    public void Two_failures_of_a_test_have_a_report_each_and_the_same_failure_the_same()
    {
        string Report(double bound) => Fail(() => Assert.That(Models.Small, Has.SimilarityDepthAbove(bound))).Attachments[0];
        Assert.That(Report(9), Is.Not.EqualTo(Report(10)).And.EqualTo(Report(9)));
    }

    [Test]
    public void An_assertion_that_holds_leaves_nothing()
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            Assert.That(
                Models.Small,
                Has.SimilarityDepthAbove(3).And.No.AccuracyAbove(0.9).And.Accuracy.GreaterThan(0.9).Or.AccuracyAbove(0.7)
            );
            Assert.That(TestExecutionContext.CurrentContext.CurrentResult.TestAttachments, Is.Empty);
        }
    }

    // A file in place of the folder: a full disk and a read-only one look the same.
    [Test]
    public void A_report_that_cannot_be_written_does_not_hide_the_failure()
    {
        (string Message, IReadOnlyList<string> Attachments) Again() =>
            Fail(() => Assert.That(Models.Small, Has.SimilarityDepthAbove(9.25)));
        var folder = Path.GetDirectoryName(Again().Attachments[0])!;
        Directory.Delete(folder, recursive: true);
        File.WriteAllText(folder, "in the way");
        try
        {
            Assert.That(
                Again().Message,
                Does.Contain("Expected: similarity-depth above 9.25").And.Contain("  Report:   not written: the report cannot be written")
            );
        }
        finally
        {
            File.Delete(folder);
        }
    }

    private string Gate(
        string name,
        string predictions,
        string threshold,
        string baseline = "",
        string model = "small.onnx",
        string entry = "m"
    ) =>
        Models.Folder.Write(
            name,
            $"version: 1\n{baseline}models:\n  - name: {entry}\n    model: {model}\n    labels: labels.txt\n"
                + $"    predictions: {predictions}\n"
                + $"    clustering: none\n    thresholds:\n      {threshold}\n"
        );

    // A baseline of one model.
    private string Accepted(string name, string entry, string predictions = "predictions.csv")
    {
        var path = Models.Folder.PathTo(name);
        var request = new GateRequest(InputPath.FromUser(Gate($"{name}.yml", predictions, "accuracy: { min: 0.1 }", entry: entry)))
        {
            Baseline = BaselineSource.Of(path, Models.Folder.FullPath, new SourceLocation(path)),
        };
        return BaselineAcceptance.Accept(request, progress: null, CancellationToken.None).Path;
    }

    private static (string?, string?)[] Inputs(Action assertion)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Fail(assertion).Attachments[1]));
        return
        [
            .. json
                .RootElement.GetProperty("models")[0]
                .GetProperty("inputs")
                .EnumerateArray()
                .Select(input => (input.GetProperty("role").GetString(), input.GetProperty("sha256").GetString())),
        ];
    }

    private string Hash(string name) => Sha256(File.ReadAllBytes(Models.Folder.PathTo(name)));

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // Not with Assert.Throws, which keeps for itself what is attached.
    private static (string Message, IReadOnlyList<string> Attachments) Fail(Action assertion)
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            try
            {
                assertion();
            }
            catch (AssertionException e)
            {
                return (
                    e.Message.ReplaceLineEndings("\n"),
                    [.. TestExecutionContext.CurrentContext.CurrentResult.TestAttachments.Select(attachment => attachment.FilePath)]
                );
            }
        }

        throw new InvalidOperationException("The assertion was meant to fail.");
    }
}
