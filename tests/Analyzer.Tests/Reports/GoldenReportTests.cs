using QualityGate.Files;
using QualityGate.Reports;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Reports against files under Golden/.</summary>
internal sealed class GoldenReportTests
{
    private static readonly Dictionary<string, string> Cases = new(StringComparer.Ordinal)
    {
        ["passed"] = SmallRepository.Thresholds("similarity-depth: { min: 7 }", "accuracy: { min: 0.5 }"),
        ["violated"] = SmallRepository.Thresholds(
            "similarity-depth: { min: 99 }",
            "confusions-explained: { min: 0.5, max: 0.7, severity: warning }",
            "accuracy: { min: 0.8000001 }"
        ),
        ["confident"] = SmallRepository.Thresholds(
            "error-alignment: { min: 0.75, confidence: 0.9 }",
            "accuracy: { min: 0.6, confidence: 0.95 }",
            "lca-distance: { max: 1.5 }"
        ),
        ["unmeasured"] =
            SmallRepository
                .Thresholds("accuracy: { min: 0.5 }")
                .Replace("    predictions: predictions.csv\n", string.Empty, StringComparison.Ordinal)
            + "  - name: \"a | b <script>\"\n    model: missing.onnx\n    labels: labels.txt\n    thresholds: { "
            + "similarity-depth: { min: 7 } }\n",
        ["misconfigured"] = SmallRepository.Thresholds("accurracy: { min: 0.5 }"),
    };

    private static IEnumerable<string> Names => Cases.Keys;

    [Test]
    public void Json([ValueSource(nameof(Names))] string name) => Compare(name, "json", JsonReport.Write);

    [Test]
    public void Markdown([ValueSource(nameof(Names))] string name) => Compare(name, "md", MarkdownReport.Write);

    [Test]
    public void Text([ValueSource(nameof(Names))] string name) =>
        Compare(name, "txt", report => string.Concat(TextReport.Write(report).Select(line => $"{line.Tone,-8} {line.Text}\n")));

    [Test]
    public void A_report_is_written_whole_and_beside_nothing()
    {
        using var folder = new TemporaryFolder();
        ReportFile.Write(folder.PathTo("deep/report.json"), "old");
        ReportFile.Write(folder.PathTo("deep/report.json"), "new");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(folder.PathTo("deep/report.json")), Is.EqualTo("new"));
            Assert.That(Directory.GetFiles(folder.PathTo("deep")), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void A_report_that_cannot_be_written_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "x");
        TestInputs.AssertFailure(() => ReportFile.Write(folder.PathTo("file/report.json"), "x"), "QG0015", (0, 0), "cannot be written");
    }

    private static void Compare(string name, string extension, Func<GateResult, string> write)
    {
        using var folder = new TemporaryFolder();
        SmallRepository.Fill(folder);
        var text = write(Gate.Check(InputPath.FromUser(folder.Write("thresholds.yml", Cases[name]))))
            .Replace(folder.FullPath, "/repository", StringComparison.Ordinal);
        GoldenFile.Compare($"tests/Analyzer.Tests/Golden/{name}.{extension}", text);
    }
}
