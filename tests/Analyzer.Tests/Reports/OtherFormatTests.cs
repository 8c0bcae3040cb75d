using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The formats of other programs: valid by their schemas, with hostile names as text, and by value.</summary>
internal sealed class OtherFormatTests
{
    private static readonly string[] Goldens = ["passed", "violated", "confident", "unmeasured", "compared", "misconfigured"];

    private static readonly string[] Hostile =
    [
        "<img src=x onerror=alert(1)>",
        "a|b",
        "]]>",
        "\"quoted\" and 'so'",
        "two\nlines\r\nand more",
        "עברית مثال",
        "a\u202Eb\u200B",
        "=HYPERLINK(\"x\")",
        "-1+1",
        "@SUM(A1)",
        "\u0001\u0008\uFFFE\uFFFF",
        "\uD800 alone",
        "##vso[task.complete result=Succeeded;]",
        "::error::no",
        new string('x', 300),
    ];

    private static IEnumerable<string> Formats => ReportFormat.All.Select(format => format.Name);

    private static IEnumerable<TestCaseData> HostileCases =>
        Formats.SelectMany(format =>
            Hostile.Select(name => new TestCaseData(format, name).SetArgDisplayNames(format, TestNames.Printable(name)))
        );

    [TestCaseSource(nameof(Goldens))]
    public void SARIF_keeps_to_its_schema(string name) => AssertSchema("sarif-2.1.0-rtm.5.json", "sarif", Stored(name));

    [TestCaseSource(nameof(Goldens))]
    public void A_code_quality_report_keeps_to_its_schema(string name) => AssertSchema("codequality.json", "codequality", Stored(name));

    [TestCaseSource(nameof(Goldens))]
    public void JUnit_keeps_to_its_schema(string name) => AssertJUnit(Text("junit", Stored(name)));

    // docs/ci.md gathers reports by this beginning.
    [Test]
    public void The_file_of_every_format_is_called_report() =>
        Assert.That(ReportFormat.All.Select(format => format.FileName), Is.Unique.And.All.StartsWith("report."));

    [Test]
    public void A_build_is_told_who_draws_PNG()
    {
        var error = Assert.Throws<QualityGateException>(() =>
            ReportFormat.Parse("QualityGateReportFormats", "json;png", new SourceLocation("thresholds.yml"))
        )!;
        Assert.That(error.Diagnostics[0].Code, Is.EqualTo("QG0094"));
        Assert.That(error.Diagnostics[0].Message, Does.Contain("'qualitygate report report.json --report png=report.png'"));
    }

    [TestCaseSource(nameof(HostileCases))]
    public void Hostile_names_are_text_in_every_format(string format, string name)
    {
        var result = Named(name);
        // The library in an HTML report writes such letters itself.
        var text = WithoutScripts(Text(format, result));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Match("[\u0000-\u0008\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]"));
            Assert.That(text, Does.Not.Contain("##vso[").And.Not.Match(@"(?m)^\s*::"));
            Assert.That(format is "csv" or "dot" ? string.Empty : text, Does.Not.Match(@"(?<!\\)<img"), "a name is no mark of HTML");
            Assert.That(Texts(format, text), Does.Contain(Shown(format, name)));
        }
    }

    [Test]
    public void A_report_is_known_as_one_by_its_beginning([ValueSource(nameof(Formats))] string format)
    {
        var text = Text(format, Stored("violated"));
        Assert.That(ReportFormat.IsReport(text[..Math.Min(256, text.Length)]), Is.True);
    }

    [TestCase("model: x.onnx\n")]
    [TestCase("name,label\n")]
    [TestCase("# Readme\n\n## Report\n")]
    [TestCase("{ \"$schema\": \"sarif\", \"runs\": [ { \"tool\": { \"driver\": { \"name\": \"ESLint\" } } } ] }")]
    [TestCase("[ { \"check_name\": \"no-undef\" } ]")]
    [TestCase("<testsuites name=\"jest\">")]
    public void Other_files_are_not_taken_for_reports(string beginning) => Assert.That(ReportFormat.IsReport(beginning), Is.False);

    [TestCase(VerdictState.Passed, "passed")]
    [TestCase(VerdictState.Violated, "1 failed")]
    [TestCase(VerdictState.Inconclusive, "1 inconclusive")]
    [TestCase(VerdictState.Suppressed, "passed, 1 suppressed")]
    [TestCase(VerdictState.NotMeasured, "not measured")]
    public void A_badge_says_the_verdict_as_text_and_as_title(VerdictState state, string message)
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var badge = XDocument.Parse(Text("badge", In(state))).Root!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(badge.Element(svg + "title")!.Value, Is.EqualTo($"quality gate: {message}"));
            Assert.That(badge.Attribute("aria-label")!.Value, Is.EqualTo($"quality gate: {message}"));
            Assert.That(badge.Descendants(svg + "text").Select(text => text.Value), Is.EqualTo(new[] { "quality gate", message }));
            Assert.That((int)badge.Attribute("width")!, Is.InRange(90, 240));
        }
    }

    [TestCase(VerdictState.Passed, "")]
    [TestCase(VerdictState.Violated, "failure")]
    [TestCase(VerdictState.Inconclusive, "skipped")]
    [TestCase(VerdictState.Suppressed, "skipped")]
    [TestCase(VerdictState.NotMeasured, "error")]
    public void A_test_of_JUnit_ends_as_the_verdict(VerdictState state, string element)
    {
        var xml = Text("junit", In(state));
        AssertJUnit(xml);
        var test = XDocument.Parse(xml).Descendants("testcase").Last();
        Assert.That(
            test.Elements().Select(part => part.Name.LocalName).Where(part => part != "system-out"),
            Is.EqualTo(element.Length == 0 ? [] : new[] { element })
        );
    }

    // The one limit is violated, the other's interval holds its bound.
    [Test]
    public void A_threshold_with_a_failing_and_an_undecided_limit_is_one_failure_of_JUnit()
    {
        var result = Stored("violated");
        var model = result.Models[0];
        var error = model.Diagnostics.First(diagnostic => diagnostic.Code == DiagnosticCodes.ThresholdViolated);
        var doubt = error with { Code = DiagnosticCodes.LimitInconclusive, Severity = Severity.Warning, Message = "not known" };
        var xml = Text("junit", result with { Models = [model with { Diagnostics = [doubt, .. model.Diagnostics] }] });
        AssertJUnit(xml);
        var test = XDocument
            .Parse(xml)
            .Descendants("testcase")
            .Single(test => test.Element("system-out")?.Value.Contains("not known", StringComparison.Ordinal) == true);
        Assert.That(test.Elements("failure").Attributes("type").Select(type => type.Value), Is.EqualTo(["QG1001"]));
    }

    [Test]
    public void A_limit_that_an_exception_covers_is_suppressed_in_SARIF()
    {
        var result = In(VerdictState.Suppressed);
        var findings = JsonNode.Parse(Text("sarif", result))!["runs"]![0]!["results"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(findings.Count(finding => finding!["suppressions"] is not null), Is.EqualTo(1));
            Assert.That(Text("codequality", result), Does.Contain("\"severity\": \"info\""));
        }

        AssertSchema("sarif-2.1.0-rtm.5.json", "sarif", result);
    }

    [Test]
    public void A_failure_of_no_threshold_fails_a_test_as_well()
    {
        var model = In(VerdictState.Passed).Models[0];
        var failure = new DiagnosticResult("QG1001", Severity.Error, "an assertion of a test", "x.onnx", 0, 0);
        var xml = Text("junit", GateResult.Of(string.Empty, [model with { State = VerdictState.Violated, Diagnostics = [failure] }], []));
        Assert.That(XDocument.Parse(xml).Descendants("failure").Select(e => e.Attribute("message")!.Value), Is.EqualTo([failure.Message]));
    }

    [Test]
    public void Fingerprints_outlive_other_values_and_lines_and_are_never_the_same()
    {
        var model = Stored("violated").Models[0];
        DiagnosticResult[] all = [.. model.Diagnostics, .. model.Diagnostics];
        DiagnosticResult[] moved =
        [
            .. all.Select(d => d with { Line = d.Line + 3, Message = d.Message.Replace("0.8", "0.7", StringComparison.Ordinal) }),
        ];
        string[] Prints(DiagnosticResult[] diagnostics) =>
            [
                .. JsonNode
                    .Parse(Text("codequality", GateResult.Of(string.Empty, [model with { Diagnostics = [.. diagnostics] }], [])))!
                    .AsArray()
                    .Select(entry => (string)entry!["fingerprint"]!),
            ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Prints(moved), Is.EqualTo(Prints(all)));
            Assert.That(Prints(all), Is.Unique);
        }
    }

    [Test]
    public void CSV_has_a_row_a_metric_with_all_digits_and_ends_lines_as_its_RFC_says()
    {
        var result = Stored("violated");
        var text = Text("csv", result);
        var rows = Csv(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.EndWith("\r\n"));
            Assert.That(text.Replace("\r\n", string.Empty, StringComparison.Ordinal), Does.Not.Contain('\n'));
            Assert.That(rows.Select(row => row.Length).Distinct().Count(), Is.EqualTo(1));
            foreach (var (metric, value) in result.Models[0].Metrics!.Where(metric => rows.Any(row => row[2] == metric.Key)))
            {
                Assert.That(
                    double.Parse(rows.Single(row => row[2] == metric)[3], System.Globalization.CultureInfo.InvariantCulture),
                    Is.EqualTo(value)
                );
            }
        }
    }

    [TestCase("thresholds.yml", "thresholds.yml")]
    [TestCase("a b/c#d%.yml", "a%20b/c%23d%25.yml")]
    [TestCase("../up.yml", "../up.yml")]
    [TestCase("/root/x y.yml", "file:///root/x%20y.yml")]
    [TestCase("C:/x/y.yml", "file:///C:/x/y.yml")]
    [TestCase("a:b.yml", "a%3Ab.yml")]
    [TestCase("a\\b.yml", "a%5Cb.yml")]
    [TestCase("//server/share/x y.yml", "file://server/share/x%20y.yml")]
    public void Paths_are_references(string path, string uri) => Assert.That(SarifUri.Of(path), Is.EqualTo(uri));

    private static GateResult Stored(string name) =>
        StoredResult.Read(InputPath.FromUser(Repository.PathTo($"tests/Analyzer.Tests/Golden/{name}.json")));

    private static string Text(string format, GateResult result) => ReportFormat.Find(format)!.ToText(result);

    // One threshold in a state, with the diagnostic that goes with it.
    private static GateResult In(VerdictState state)
    {
        var model = Stored("violated").Models[0];
        var verdict = model.Verdicts[0] with { State = state, Outcome = null, Severity = Severity.Error, Inconclusive = null };
        var diagnostic = model.Diagnostics[0] with
        {
            Severity = state is VerdictState.Inconclusive or VerdictState.Suppressed ? Severity.Warning : Severity.Error,
            Code = state == VerdictState.Inconclusive ? "QG1006" : "QG1001",
            Suppression = state == VerdictState.Suppressed ? new SuppressionResult("a new camera", "quality-suppressions.yml", 3, 5) : null,
        };
        return GateResult.Of(
            string.Empty,
            [model with { State = state, Verdicts = [verdict], Diagnostics = state == VerdictState.Passed ? [] : [diagnostic] }],
            []
        );
    }

    // A model, its weights, its classes and a complaint that are all called so.
    private static GateResult Named(string name)
    {
        var model = Stored("violated").Models[0];
        var diagnostic = model.Diagnostics[0] with { Message = name };
        return GateResult.Of(
            string.Empty,
            [
                model with
                {
                    Name = name,
                    Classifier = model.Classifier! with { Weights = name },
                    Diagnostics = [diagnostic],
                    Explanation = model.Explanation! with
                    {
                        ShallowestEdges = [.. model.Explanation.ShallowestEdges.Select(edge => edge with { AName = name, BName = name })],
                        Classes = [.. model.Explanation.Classes.Select(c => c with { Label = name, Name = name })],
                    },
                },
            ],
            []
        );
    }

    // The texts that a reader of the format finds.
    private static string[] Texts(string format, string text) =>
        format switch
        {
            "junit" => [.. XDocument.Parse(text).Descendants("testsuite").Attributes("name").Select(attribute => attribute.Value)],
            "badge" => ["no names"],
            "csv" => [Csv(text)[1][0]],
            "markdown" => [.. text.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal))],
            "sarif" => Strings(JsonNode.Parse(text)!["runs"]![0]!["results"]![0]!["message"]!["text"]!),
            "codequality" => Strings(JsonNode.Parse(text)![0]!["description"]!),
            "json" => Strings(JsonNode.Parse(text)!["models"]![0]!["name"]!),
            // Pictures shorten names, and their own tests look for them: here they are well-formed.
            "svg" or "graphml" or "scatter" => [$"{XDocument.Parse(text).Root!.Name.LocalName} is well-formed"],
            "html" => [text.Contains("</html>", StringComparison.Ordinal) ? "html is well-formed" : "html is cut"],
            "dot" => [.. text.Split('\n').Where(line => line.StartsWith("graph ", StringComparison.Ordinal))],
            _ => throw new NotSupportedException($"Nothing here reads the format '{format}'."),
        };

    private static string[] Strings(JsonNode node) => [node.GetValue<string>()];

    private static string Shown(string format, string name) =>
        format switch
        {
            "badge" => "no names",
            "json" => name.Replace('\uD800', '\uFFFD'),
            "markdown" => $"### ❌ {MarkdownText.Escape(name)}",
            "junit" => SingleLine
                .Of(name)
                .Replace("\uFFFE", "\\uFFFE", StringComparison.Ordinal)
                .Replace("\uFFFF", "\\uFFFF", StringComparison.Ordinal),
            "csv" => name[0] is '=' or '-' or '@' ? $"'{name}" : LogCommands.Defuse(SingleLine.Of(name)),
            "svg" or "scatter" => "svg is well-formed",
            "graphml" or "html" => $"{format} is well-formed",
            "dot" => $"graph \"{Dot(name)}\" {{",
            "sarif" or "codequality" => SingleLine.Of(name),
            _ => throw new NotSupportedException($"Nothing here knows how the format '{format}' shows a name."),
        };

    private static string WithoutScripts(string text)
    {
        var first = text.IndexOf("<script>", StringComparison.Ordinal);
        return first < 0 ? text : text[..first] + text[(text.LastIndexOf("</script>", StringComparison.Ordinal) + "</script>".Length)..];
    }

    private static string Dot(string name) =>
        LogCommands
            .Defuse(QualityGate.Reports.Tables.XmlText.Line(name))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string[][] Csv(string text)
    {
        using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(text))
        {
            Delimiters = [","],
            HasFieldsEnclosedInQuotes = true,
            TrimWhiteSpace = false,
        };
        var rows = new List<string[]>();
        while (!reader.EndOfData)
        {
            rows.Add(reader.ReadFields()!);
        }

        return [.. rows];
    }

    private static void AssertSchema(string schema, string format, GateResult result)
    {
        // The library knows drafts from 6 on, which say the same of what stands in this schema.
        var text = File.ReadAllText(Repository.PathTo($"tests/Analyzer.Tests/Schemas/{schema}"))
            .Replace("/draft-04/", "/draft-07/", StringComparison.Ordinal)
            .Replace("\"id\": \"https", "\"$comment\": \"https", StringComparison.Ordinal);
        var evaluated = JsonSchema
            .FromText(text)
            .Evaluate(JsonDocument.Parse(Text(format, result)).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.That(
            evaluated.IsValid,
            Is.True,
            string.Join(
                '\n',
                evaluated
                    .Details!.Where(detail => detail.Errors is not null)
                    .Select(detail => $"{detail.InstanceLocation} {JsonSerializer.Serialize(detail.Errors)}")
            )
        );
    }

    private static void AssertJUnit(string xml)
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Repository.PathTo("tests/Analyzer.Tests/Schemas/junit-4.xsd"));
        schemas.Add(string.Empty, schema);
        var problems = new List<string>();
        XDocument.Parse(xml).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        Assert.That(problems, Is.Empty);
    }
}
