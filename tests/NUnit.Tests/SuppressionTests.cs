using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace QualityGate.Constraints.Tests;

/// <summary>Exceptions as <c>Passes.Thresholds</c> takes them.</summary>
internal sealed class SuppressionTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write(
            "thresholds.yml",
            "suppressions: exceptions.yml\n" + SmallRepository.Thresholds("accuracy: { min: 0.9 }", "similarity-depth: { min: 99 }")
        );
    }

    [Test]
    public void A_model_passes_with_exceptions_and_the_output_says_so()
    {
        Except("code: QG1001, reason: a new camera, expires: 9999-12-31");
        using (new TestExecutionContext.IsolatedContext())
        {
            AssertThresholds();
            var result = TestExecutionContext.CurrentContext.CurrentResult;
            Assert.That(result.AssertionResults, Is.Empty);
            Assert.That(
                result.Output,
                Does.Contain("suppressed QG1001: accuracy of 'small'").And.Contain("suppressed until 9999-12-31: a new camera")
            );
        }
    }

    [Test]
    public void An_exception_that_ends_soon_is_a_note_in_the_output()
    {
        Except(FormattableString.Invariant($"code: QG1001, reason: a new camera, expires: {DateTime.UtcNow.AddDays(9):yyyy-MM-dd}"));
        using (new TestExecutionContext.IsolatedContext())
        {
            AssertThresholds();
            var result = TestExecutionContext.CurrentContext.CurrentResult;
            Assert.That(result.AssertionResults, Is.Empty);
            Assert.That(result.Output, Does.Contain("note QG1030: the exception to QG1001"));
        }
    }

    [Test]
    public void A_failure_tells_the_suppressed_from_the_violated()
    {
        Except("code: QG1001, metric: accuracy, reason: a new camera");
        Assert.That(
            Failing.Message(AssertThresholds),
            Does.Match(@"0 of 2 thresholds hold, 1 suppressed, in ")
                .And.Match(@"Violated: thresholds\.yml\(11,7\): similarity-depth")
                .And.Match(@"Excepted: thresholds\.yml\(10,7\): accuracy .*\(suppressed: a new camera\)")
        );
    }

    [Test]
    public void An_exception_that_has_expired_is_a_warning_where_it_would_be_needed()
    {
        Except("code: QG1001, reason: a new camera, expires: 2020-03-01", "code: QG1006, reason: x, expires: 2020-03-01");
        using (new TestExecutionContext.IsolatedContext())
        {
            // Throws would look at it in a context of its own, and lose the warning.
            try
            {
                AssertThresholds();
            }
            catch (AssertionException)
            {
                // It fails, as without the exception.
            }

            var warnings = TestExecutionContext.CurrentContext.CurrentResult.AssertionResults.Where(result =>
                result.Status == AssertionStatus.Warning
            );
            Assert.That(warnings.Single().Message, Does.Contain("warning QG1025").And.Contain("2020-03-01"));
        }
    }

    private void AssertThresholds() => Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(Folder.PathTo("thresholds.yml")));

    private void Except(params string[] entries) =>
        Folder.Write("exceptions.yml", $"version: 1\nsuppressions:\n{string.Concat(entries.Select(entry => $"  - {{ {entry} }}\n"))}");
}
