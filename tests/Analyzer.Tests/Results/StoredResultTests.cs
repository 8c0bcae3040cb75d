using System.Text.Json.Nodes;
using Json.Schema;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Generate;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Terminal;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Results;

/// <summary>A stored report.json: read back without loss, described by its schema, and refused where it is something else.</summary>
internal sealed class StoredResultTests : FolderFixture
{
    private static readonly string[] Goldens = ["passed", "violated", "confident", "uncompared", "unmeasured", "misconfigured"];

    [TestCaseSource(nameof(Goldens))]
    public void A_report_that_is_read_back_gives_the_same_bytes_in_every_format(string name)
    {
        var stored = StoredResult.Read(InputPath.FromUser(Golden(name, "json")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonReport.Write(stored), Is.EqualTo(File.ReadAllText(Golden(name, "json"))));
            Assert.That(MarkdownReport.Write(stored), Is.EqualTo(File.ReadAllText(Golden(name, "md"))));
            Assert.That(
                string.Concat(TextReport.Write(stored).Select(line => $"{line.Tone,-8} {line.Text}\n")),
                Is.EqualTo(File.ReadAllText(Golden(name, "txt")))
            );
        }
    }

    [Test]
    public void A_drawing_is_the_same_from_a_stored_report()
    {
        var result = TestInputs.ResultOf(Small());
        var stored = Stored(GateResult.Of(Folder.FullPath, [result], []));
        Assert.That(SvgReport.Write(stored), Is.EqualTo(SvgReport.Write(GateResult.Of(Folder.FullPath, [result], []))));
    }

    // Whatever draws them relies on their being forests over the classes: it would run for ever, or draw what isn't there.
    [TestCase("\"bIndex\": 1", "\"bIndex\": 77", "has an edge from class 0 to 77, which are no two classes of one cluster")]
    [TestCase("\"bIndex\": 1", "\"bIndex\": 0", "has an edge from class 0 to 0, which are no two classes of one cluster")]
    [TestCase("\"aIndex\": 2", "\"aIndex\": -1", "has an edge from class -1")]
    [TestCase("        0,\n", "        99,\n", "has class 99 in a cluster, which there is not, or twice")]
    [TestCase("        0,\n", "        1,\n", "has class 1 in a cluster, which there is not, or twice")]
    public void A_graph_that_was_edited_is_refused(string was, string becomes, string message)
    {
        var json = JsonReport.Write(GateResult.Of(Folder.FullPath, [TestInputs.ResultOf(Small())], []));
        var at = json.IndexOf(was, json.IndexOf("\"structural\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.That(at, Is.Positive, json);
        var edited = Folder.Write("edited.json", json[..at] + becomes + json[(at + was.Length)..]);
        TestInputs.AssertFailure(() => StoredResult.Read(InputPath.FromUser(edited)), "QG0024", (0, 0), message);
    }

    [TestCase("chance")]
    [TestCase("metrics")]
    [TestCase("structural")]
    [TestCase("explanation")]
    public void A_measured_model_without_one_of_its_parts_is_refused(string part)
    {
        var report = System.Text.Json.Nodes.JsonNode.Parse(
            JsonReport.Write(GateResult.Of(Folder.FullPath, [TestInputs.ResultOf(Small())], []))
        )!;
        Assert.That(report["models"]![0]!.AsObject().Remove(part), Is.True);
        var edited = Folder.Write("edited.json", report.ToJsonString());
        TestInputs.AssertFailure(() => StoredResult.Read(InputPath.FromUser(edited)), "QG0024", (0, 0), $"lacks '{part}'");
    }

    [TestCase("verdicts", "passed", "failed")]
    [TestCase("verdicts", "passed", "not-compared")]
    [TestCase("limits", "passed", "failed")]
    public void An_outcome_that_contradicts_its_state_is_refused(string where, string was, string becomes)
    {
        var report = JsonNode.Parse(File.ReadAllText(Golden("passed", "json")))!;
        var verdict = report["models"]![0]!["verdicts"]![0]!;
        var judged = where == "limits" ? verdict["limits"]![0]! : verdict;
        Assert.That((string)judged["outcome"]!, Is.EqualTo(was));
        judged["outcome"] = becomes;
        var edited = Folder.Write("edited.json", report.ToJsonString());
        TestInputs.AssertFailure(() => StoredResult.Read(InputPath.FromUser(edited)), "QG0024", (0, 0), "contradicts the state beside it");
    }

    [Test]
    public void A_verdict_without_one_of_its_limits_is_refused()
    {
        var report = JsonNode.Parse(File.ReadAllText(Golden("passed", "json")))!;
        report["models"]![0]!["verdicts"]![0]!["limits"]!.AsArray().Add((JsonNode?)null);
        var edited = Folder.Write("edited.json", report.ToJsonString());
        TestInputs.AssertFailure(() => StoredResult.Read(InputPath.FromUser(edited)), "QG0024", (0, 0), "lacks a limit");
    }

    [TestCase("models")]
    [TestCase("verdicts")]
    public void A_list_with_nothing_in_it_where_something_stands_is_refused(string list)
    {
        var report = System.Text.Json.Nodes.JsonNode.Parse(
            JsonReport.Write(GateResult.Of(Folder.FullPath, [TestInputs.ResultOf(Small())], []))
        )!;
        (list == "models" ? report[list]! : report["models"]![0]![list]!).AsArray().Add((System.Text.Json.Nodes.JsonNode?)null);
        var edited = Folder.Write("edited.json", report.ToJsonString());
        TestInputs.AssertFailure(() => StoredResult.Read(InputPath.FromUser(edited)), "QG0024", (0, 0), "give the report.json as it was");
    }

    [Test]
    public void A_graph_with_a_circle_is_refused()
    {
        var model = TestInputs.ResultOf(Small());
        var doubled = model.Structural! with { Edges = [.. model.Structural.Edges, model.Structural.Edges[0]] };
        var json = JsonReport.Write(GateResult.Of(Folder.FullPath, [model with { Structural = doubled }], []));
        var edited = Folder.Write("edited.json", json);
        TestInputs.AssertFailure(() => StoredResult.Read(InputPath.FromUser(edited)), "QG0024", (0, 0), "which closes a circle");
    }

    [Test]
    public void Two_classes_of_one_concept_stay_apart()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("labels.txt", "dog.n.01\ndog.n.01\ncar.n.01\ntruck.n.01\napple.n.01\npear.n.01\n");
        var result = TestInputs.ResultOf(ModelAnalysis.Load(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt"), clustering: "none"));
        var edges = Stored(GateResult.Of(Folder.FullPath, [result], [])).Models[0].Structural!.Edges;
        Assert.That(edges.Where(edge => edge.A == edge.B).Select(edge => (edge.AIndex, edge.BIndex)), Is.EqualTo(new[] { (0, 1) }));
    }

    [TestCaseSource(nameof(Goldens))]
    public void A_report_keeps_to_the_schema(string name) =>
        Assert.That(IsValid(JsonNode.Parse(File.ReadAllText(Golden(name, "json")))!), Is.True);

    [TestCase("passed", "yes")]
    [TestCase("models", 3)]
    [TestCase("state", "green")]
    public void The_schema_refuses_what_is_no_report(string member, object value)
    {
        var report = JsonNode.Parse(File.ReadAllText(Golden("passed", "json")))!.AsObject();
        report[member] = JsonValue.Create(value);
        Assert.That(IsValid(report), Is.False);
    }

    [TestCase("{", 1, 2, "no report")]
    [TestCase("[]", 1, 2, "no report")]
    [TestCase("null", 0, 0, "no report")]
    [TestCase("{ \"schemaVersion\": 1 }", 1, 23, "no report")]
    [TestCase("{ \"schemaVersion\": 2, \"future\": true }", 0, 0, "schema version 2")]
    public void A_file_that_is_no_report_is_refused_at_its_place(string json, int line, int column, string words)
    {
        var path = InputPath.FromUser(Folder.Write("report.json", json));
        var failure = TestInputs.Failure(() => StoredResult.Read(path)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo("QG0024"));
            Assert.That(failure.Message, Does.Contain(words));
            Assert.That((failure.Location.Line, failure.Location.Column), Is.EqualTo((line, column)), failure.ToString());
        }
    }

    [Test]
    public void A_report_that_is_missing_is_said_to_be() =>
        TestInputs.AssertFailure(
            () => StoredResult.Read(InputPath.FromUser(Folder.PathTo("none.json"))),
            "QG0024",
            (0, 0),
            "none.json",
            "cannot be read"
        );

    private ModelAnalysis Small()
    {
        SmallRepository.Fill(Folder);
        return ModelAnalysis.Load(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt"), clustering: "none");
    }

    private GateResult Stored(GateResult result) =>
        StoredResult.Read(InputPath.FromUser(Folder.Write("stored.json", JsonReport.Write(result))));

    private static bool IsValid(JsonNode report)
    {
        var schema = JsonSchema.FromText(ReportSchema.Create().ToString());
        return schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(report)).IsValid;
    }

    private static string Golden(string name, string extension) => Repository.PathTo($"tests/Analyzer.Tests/Golden/{name}.{extension}");
}
