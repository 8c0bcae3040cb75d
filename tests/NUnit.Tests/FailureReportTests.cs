using System.Text.Json;
using NUnit.Framework.Internal;

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
