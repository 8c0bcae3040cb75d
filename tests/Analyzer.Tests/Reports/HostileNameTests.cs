using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QualityGate.Analysis;
using QualityGate.Ci;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Graphs.Clustering;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Terminal;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Names of models, files and weights that are meant to be more than names where they are printed.</summary>
internal sealed class HostileNameTests : FolderFixture
{
    private const string Evil = "##vso[task.setvariable variable=PATH]evil";

    private static readonly string[] Live =
    [
        "https://evil.example/x",
        "see http://a.b now",
        "www.evil.example",
        "ftp://a.b/c",
        "mailto:a.b",
        "a@b.example",
        "@team",
        "x @octocat y",
        "#123",
        "owner/repo#1",
        "GH-12",
        "$x^2$",
        "$$\\infty$$",
        "$`a`$",
        "!12",
        "%3",
        "&4",
        "~bug",
        "<!-- hidden",
        "![image](x)",
        "[text](x)",
        "`code` $",
        "a|b $x",
        "https://a.b/`c`|d",
    ];

    // As platforms do: whatever stands in code is left alone; the rest is looked through after Markdown has taken its backslashes away.
    [Test]
    public void Nothing_in_Markdown_is_a_link_a_mention_an_issue_or_mathematics([ValueSource(nameof(Live))] string name)
    {
        foreach (var written in new[] { MarkdownText.Escape(name), MarkdownText.Cell(name), MarkdownText.Code(name) })
        {
            var withoutCode = Regex.Replace(
                written,
                @"(?<!`)(?<fence>`+)(?!`).+?(?<!`)\k<fence>(?!`)",
                string.Empty,
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
            var prose = Regex.Replace(withoutCode, @"\\(?<sign>[!-/:-@\[-`{-~])", "${sign}", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.That(prose, Does.Not.Match(@"://|www\.|@\w|\w@|#\d|GH-\d|\$|[!%&~]\w|mailto:"), written);
        }
    }

    [TestCase("a `b` @c", "``a `b` @c``")]
    [TestCase("`@c", "`` `@c ``")]
    [TestCase("plain_name", "plain\\_name")]
    [TestCase("a\u202Eb", "a\\\\u202Eb")]
    [TestCase("'fc.weight', 6 classes (1 of 2)", "'fc.weight', 6 classes (1 of 2)")]
    public void Names_are_shown_as_they_are(string name, string markdown) => Assert.That(MarkdownText.Escape(name), Is.EqualTo(markdown));

    [Test]
    public void A_bar_ends_no_cell_of_a_table() => Assert.That(MarkdownText.Cell("a|b @c"), Is.EqualTo("`a\\|b @c`"));

    [Test]
    public void No_report_has_invisible_letters_or_commands()
    {
        var report = Report("x\u202Egnp.\u200Bonnx ##vso[task.complete result=Succeeded;] \uFEFF");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["json"] = JsonReport.Write(report),
            ["markdown"] = MarkdownReport.Write(report),
            ["text"] = string.Join('\n', TextReport.Write(report).Select(line => line.Text)),
            ["annotations"] = string.Join('\n', Annotations.Write(report.AllDiagnostics, CiSystem.GitHub, root: null)),
            ["csv"] = CsvReport.Write(report),
            ["dot"] = DotReport.Write(report),
            ["graphml"] = GraphMLReport.Write(report),
            ["junit"] = JUnitReport.Write(report),
            ["svg"] = SvgReport.Write(report),
            ["diagnostics"] = string.Join('\n', report.AllDiagnostics),
        };
        using (Assert.EnterMultipleScope())
        {
            foreach (var (format, text) in texts)
            {
                Assert.That(text, Does.Not.Match("[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]"), format);
                Assert.That(format is "text" or "annotations" ? string.Empty : text, Does.Not.Contain("##vso["), format);
            }

            Assert.That(texts["text"], Does.Contain("\\u202E"));
            Assert.That(
                JsonDocument.Parse(texts["json"]).RootElement.GetProperty("models")[0].GetProperty("name").GetString(),
                Is.EqualTo(report.Models[0].Name),
                "to a program the name is what it was"
            );
        }
    }

    [Test]
    public void Weights_of_a_foreign_model_give_no_commands()
    {
        Folder.Write(
            "small.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Output("y", 1, 6)
                .Weights(Evil, [2, 6], [1, 0.9, 0.6, 0.5, -0.2, -0.4, 0, 0.2, 0.8, 0.9, 1, 0.9])
                .Node("MatMul", ["x", Evil], "y")
                .ToBytes()
        );
        var report = Report("small");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Models[0].Classifier!.Weights, Is.EqualTo(Evil));
            Assert.That(JsonReport.Write(report), Does.Not.Contain("##"));
            Assert.That(MarkdownReport.Write(report), Does.Not.Contain("##vso["));
            Assert.That(
                LogCommands.Defuse(string.Join('\n', TextReport.Write(report).Select(line => line.Text))),
                Does.Not.Contain("##vso[").And.Contain("##vso [task.setvariable")
            );
        }
    }

    [Test]
    public void A_drawing_is_XML_whatever_its_file_is_called()
    {
        File.Move(Folder.PathTo("small.onnx"), Folder.PathTo("a\u202Eb\u0001<&>.onnx"));
        var analysis = ModelAnalysis.Load(Folder.PathTo("a\u202Eb\u0001<&>.onnx"), Folder.PathTo("labels.txt"), clustering: "none");
        var result = GateResult.Of(Folder.FullPath, [TestInputs.ResultOf(analysis)], []);
        var drawing = SvgReport.Write(result);
        Assert.That(() => XDocument.Parse(drawing), Throws.Nothing);
        Assert.That(drawing, Does.Contain("\\u202E").And.Not.Contain("\u202E"));
        Assert.That(() => XDocument.Parse(GraphMLReport.Write(result)), Throws.Nothing);
        Assert.That(DotReport.Write(result), Does.Contain("u202E").And.Not.Contain("\u202E"));
    }

    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    private GateResult Report(string name)
    {
        var model = InputPath.FromUser(Folder.PathTo("small.onnx"));
        var inputs = new AnalysisInputs(model)
        {
            Labels = InputPath.FromUser(Folder.PathTo("labels.txt")),
            TestData = new Predictions(InputPath.FromUser(Folder.PathTo("predictions.csv"))),
            Clustering = Clusterings.Find("none")!,
        };
        var report = ModelGate.Check(new GateEntry(name, inputs, []), TestInputs.WordNet);
        var violated = Diagnostic.Error("QG1001", new SourceLocation($"{name}.yml", 1, 2), $"of '{name}'");
        return GateResult.Of(
            Folder.FullPath,
            [report with { State = VerdictState.Violated, Diagnostics = [DiagnosticResult.Of(violated)] }],
            []
        );
    }
}
