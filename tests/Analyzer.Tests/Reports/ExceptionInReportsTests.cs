using QualityGate.Files;
using QualityGate.Reports.Formats;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Reports for people say of a covered violation that it is covered, why, and until when.</summary>
internal sealed class ExceptionInReportsTests
{
    private static readonly GateResult Result = StoredResult.Read(
        InputPath.FromUser(Repository.PathTo("tests/Analyzer.Tests/Golden/suppressed.json"))
    );

    [TestCase("markdown")]
    [TestCase("html")]
    [TestCase("junit")]
    public void A_covered_violation_bears_its_exception(string format) =>
        Assert.That(
            ReportFormat.Find(format)!.ToText(Result),
            Does.Contain("or change the limit. (suppressed until 9999-12-31: the new camera crops boots; ticket 1234)")
        );

    [Test]
    public void A_covered_violation_does_not_look_like_an_error_in_HTML()
    {
        var html = ReportFormat.Find("html")!.ToText(Result);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(html, Does.Contain("<li class=\"is-suppressed\">\n<strong>– suppressed QG1001</strong>"));
            Assert.That(html.Split("<li class=\"is-failed\">"), Has.Length.EqualTo(2), "mistake-severity, whose exception has expired");
        }
    }
}
