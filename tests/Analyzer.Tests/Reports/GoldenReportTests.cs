using System.Text.RegularExpressions;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Gates;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Html;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Terminal;
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
        ["compared"] = SmallRepository
            .Thresholds(
                "similarity-depth: { min: 7, max-drop: 0.5 }",
                "error-alignment: { max-relative-drop: 0.05 }",
                "accuracy: { min: 0.5, max-drop: 0.01, max-gain: 0.2, confidence: 0.95 }",
                "mistake-severity: { max-drop: 0.25 }",
                "mistake-depth: { max-relative-drop: 0.01, severity: warning }",
                "lca-distance: { min-gain: 0.1 }",
                "hierarchical-f1: { max-gain: 0.1 }"
            )
            .Replace("models:", "baseline: quality-baseline.json\nmodels:", StringComparison.Ordinal),
        ["suppressed"] = SmallRepository
            .Thresholds(
                "similarity-depth: { min: 99 }",
                "error-alignment: { min: 0.75, confidence: 0.9, inconclusive: error }",
                "accuracy: { min: 0.5 }",
                "mistake-severity: { max: 1 }"
            )
            .Replace("models:", "suppressions: quality-suppressions.yml\nmodels:", StringComparison.Ordinal),
        ["uncompared"] = SmallRepository
            .Thresholds(
                "similarity-depth: { min: 7, max-drop: 0.5 }",
                "error-alignment: { max-relative-drop: 0.05 }",
                "accuracy: { min: 0.5 }"
            )
            .Replace("models:", "baseline: quality-baseline.json\nmodels:", StringComparison.Ordinal),
        ["misconfigured"] = SmallRepository.Thresholds("accurracy: { min: 0.5 }"),
    };

    // One that covers a violation, one an inconclusive limit, one that has expired, and one that nothing needs.
    private const string Exceptions = """
        version: 1
        suppressions:
          - code: QG1001
            model: small
            metric: similarity-depth
            reason: the new camera crops boots; ticket 1234
            expires: 9999-12-31
          - code: QG1006
            metric: error-alignment
            reason: "more | samples <b>are</b> being labelled: see #12"
          - code: QG1001
            model: small
            metric: mistake-severity
            reason: until the spring
            expires: 2020-03-01
          - code: QG3023
            reason: all senses are right
        """;

    private static IEnumerable<string> Names => Cases.Keys;

    [Test]
    public void Json([ValueSource(nameof(Names))] string name) => Compare(name, "json", JsonReport.Write);

    [Test]
    public void Markdown([ValueSource(nameof(Names))] string name) => Compare(name, "md", MarkdownReport.Write);

    // Without the style sheet and the scripts, which are files of their own.
    [Test]
    public void Html([Values("compared", "confident", "unmeasured")] string name) =>
        Compare(name, "html", result => HtmlReportTests.WithoutAssets(HtmlReport.Write(result)));

    [Test]
    public void Text([ValueSource(nameof(Names))] string name) =>
        Compare(name, "txt", report => string.Concat(TextReport.Write(report).Select(line => $"{line.Tone,-8} {line.Text}\n")));

    /// <summary>The formats for other programs, on cases that pass, fail, compare and say why not.</summary>
    [Test]
    public void Machine_formats_match_their_golden_files(
        [Values("junit", "sarif", "codequality", "badge", "csv")] string format,
        [Values("passed", "violated", "compared", "uncompared", "unmeasured")] string name
    ) =>
        Compare(
            name,
            ReportFormat.Find(format)!.FileName["report.".Length..],
            // A published build knows the address of a code's page; and Git keeps line ends as those of the machine.
            result =>
                Regex
                    .Replace(
                        ReportFormat.Find(format)!.ToText(result),
                        ",\\s*\"helpUri\": \"[^\"]*\"",
                        string.Empty,
                        RegexOptions.NonBacktracking
                    )
                    .ReplaceLineEndings("\n")
        );

    [Test]
    public void Svg([Values("violated", "unmeasured", "misconfigured")] string name) => Compare(name, "svg", SvgReport.Write);

    [Test]
    public void Dot([Values("violated", "unmeasured", "misconfigured")] string name) => Compare(name, "dot", DotReport.Write);

    [Test]
    public void GraphML([Values("violated", "unmeasured", "misconfigured")] string name) => Compare(name, "graphml", GraphMLReport.Write);

    [Test]
    public void A_report_is_written_whole_and_beside_nothing()
    {
        using var folder = TemporaryFolder.InMemory();
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
        using var folder = TemporaryFolder.InMemory();
        folder.Write("file", "x");
        TestInputs.AssertFailure(() => ReportFile.Write(folder.PathTo("file/report.json"), "x"), "QG0015", (0, 0), "cannot be written");
    }

    private static BaselineValue Before(Metric metric) =>
        metric.Name switch
        {
            "similarity-depth" => new BaselineValue(8.7, null, 8.2, null, null),
            "accuracy" => new BaselineValue(0.85, null, 0.8, IntervalResult.Of(new Interval(-0.125, 0.025, 0.95)), null),
            "mistake-severity" => new BaselineValue(1.5, null, 2, null, null),
            "mistake-depth" => new BaselineValue(11, null, 10.5, null, "over the 5 classes that both have"),
            "lca-distance" => new BaselineValue(1.2, null, 1.1321, null, null),
            "hierarchical-f1" => new BaselineValue(0.8, null, 0.9666, null, null),
            _ => new BaselineValue(
                null,
                "has no value in quality-baseline.json; accept the baseline anew ('qualitygate baseline accept')",
                null,
                null,
                null
            ),
        };

    // The baseline of the case that compares.
    private static GateResult Check(string name, InputPath thresholds)
    {
        if (name != "compared")
        {
            return Gate.Check(thresholds);
        }

        var definition = GateReader.Read(thresholds);
        var entry = definition.Entries.Single();
        var model = ModelGate.Check(entry, ModelAnalyzer.Analyze(entry.Inputs, TestInputs.WordNet), baseline: new StubBaseline(Before));
        return GateResult.Of(definition.Folder, [model], definition.Diagnostics);
    }

    private static void Compare(string name, string extension, Func<GateResult, string> write)
    {
        using var folder = TemporaryFolder.InMemory();
        SmallRepository.Fill(folder);
        folder.Write("quality-suppressions.yml", Exceptions);
        var text = write(Check(name, InputPath.FromUser(folder.Write("thresholds.yml", Cases[name]))))
            .Replace(folder.FullPath, "/repository", StringComparison.Ordinal);
        GoldenFile.Compare($"tests/Analyzer.Tests/Golden/{name}.{extension}", text);
    }
}
