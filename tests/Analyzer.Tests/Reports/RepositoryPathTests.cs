using System.Text.Json.Nodes;
using QualityGate.Ci;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Paths from the root of the repository, where a gate file lies in a folder below it.</summary>
internal sealed class RepositoryPathTests : FolderFixture
{
    [TestCase("models/birds", "thresholds.yml", "models/birds/thresholds.yml")]
    [TestCase("models/birds", "../labels.txt", "models/labels.txt")]
    [TestCase("models", "../../outside.txt", "../../outside.txt")]
    [TestCase("models", "./a//b.txt", "models/a/b.txt")]
    [TestCase("models", "/etc/labels.txt", "/etc/labels.txt")]
    [TestCase("models", "C:/labels.txt", "C:/labels.txt")]
    [TestCase("models", "https://host/model.onnx", "https://host/model.onnx")]
    [TestCase(null, "thresholds.yml", "thresholds.yml")]
    public void A_path_is_told_from_the_root(string? folder, string path, string expected) =>
        Assert.That(RepositoryPath.Of(Result() with { FolderInRepository = folder }, path), Is.EqualTo(expected));

    [TestCase("", null)]
    [TestCase("gate", "gate")]
    [TestCase("gate/birds", "gate/birds")]
    public void The_root_is_where_git_keeps_its_files(string folder, string? expected)
    {
        Directory.CreateDirectory(Folder.PathTo("gate/birds"));
        Folder.Write(".git", "gitdir: elsewhere");
        Assert.That(RepositoryRoot.PathTo(Path.GetFullPath(folder, Folder.FullPath)), Is.EqualTo(expected));
    }

    [Test]
    public void Findings_and_annotations_are_at_the_files_of_the_repository()
    {
        var result = Result() with { FolderInRepository = "gate/birds" };
        var again = ResultJson.Read(System.Text.Encoding.UTF8.GetBytes(ReportFormat.Find("json")!.ToText(result)));
        var variables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = Folder.FullPath };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sarif(again), Is.EqualTo("gate/birds/thresholds.yml %SRCROOT%"));
            Assert.That(Sarif(Result()), Is.EqualTo("thresholds.yml %SRCROOT%"));
            Assert.That(
                JsonNode.Parse(ReportFormat.Find("codequality")!.ToText(again))![0]!["location"]!["path"]!.GetValue<string>(),
                Is.EqualTo("gate/birds/thresholds.yml")
            );
            Assert.That(Annotations.Write(again, variables.GetValueOrDefault), Has.All.Contains("file=gate/birds/thresholds.yml,"));
        }
    }

    private static string Sarif(GateResult result)
    {
        var run = JsonNode.Parse(ReportFormat.Find("sarif")!.ToText(result))!["runs"]![0]!;
        var file = run["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        return $"{file["uri"]} {file["uriBaseId"]}";
    }

    private static GateResult Result() =>
        GateResult.Of(string.Empty, [], [Diagnostic.Error("QG0001", new SourceLocation("thresholds.yml", 3, 1), "no")]);
}
