using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Reports.Html;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Terminal;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>A run without a threshold was measured, and has passed nothing.</summary>
internal sealed class UnjudgedTests
{
    private static readonly GateResult Measured = GateResult.Of(string.Empty, [TestInputs.ResultOf(TenNodes.Analyze())], []);

    [Test]
    public void No_report_has_the_sign_of_a_pass()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BadgeReport.Write(Measured), Does.Contain("quality gate: no thresholds").And.Not.Contain("passed"));
            Assert.That(MarkdownReport.Write(Measured), Does.StartWith("## ℹ️ QualityGate measured 1 model").And.Not.Contain("✅"));
            Assert.That(HtmlReport.Write(Measured), Does.Contain("class=\"banner measured\"").And.Not.Contain("class=\"banner passed\""));
            Assert.That(TextReport.Write(Measured).Any(line => line.IsVerdict), Is.False);
        }
    }

    [Test]
    public void An_edge_of_similarity_has_the_confusions_of_its_two_classes()
    {
        var analysis = TenNodes.Analyze();
        foreach (var edge in Measured.Models[0].Structural!.Edges)
        {
            var confusion = analysis.Confusion!;
            Assert.That(edge.Confusions, Is.EqualTo(confusion[edge.AIndex, edge.BIndex] + confusion[edge.BIndex, edge.AIndex]), edge.AName);
        }
    }
}
