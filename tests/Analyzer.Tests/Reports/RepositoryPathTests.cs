using System.Text.Json.Nodes;
using QualityGate.Ci;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Interchange;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Paths from the root of the repository, where a gate file lies in a folder below it.</summary>
internal sealed class RepositoryPathTests : FolderFixture
{
    [TestCase("models/birds", "thresholds.yml", "models/birds/thresholds.yml")]
    [TestCase("models/birds", "../labels.txt", "models/labels.txt")]
    [TestCase("models", "../../outside.txt", "../outside.txt")]
    [TestCase("models/birds", "../../../../a/../b.yml", "../../b.yml")]
    [TestCase("models", "a:b.yml", "models/a:b.yml")]
    [TestCase("models", "a\\b.yml", "models/a\\b.yml")]
    [TestCase("models", "//server/share/b.yml", "//server/share/b.yml")]
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

    // Whatever the name: the reference, read as URIs are, leads from the root to the file itself, live and from a stored report.
    [TestCase("exceptions.yml")]
    [TestCase("gate/exceptions.yml")]
    [TestCase("gate/birds/a b#c%20d?.yml")]
    [TestCase("gate/birds/a:b.yml")]
    [TestCase("../outside/größe.yml")]
    [TestCase("../outside/a\\b.yml")]
    [TestCase("../../exceptions.yml")]
    public void Every_report_leads_to_the_file(string fromRoot)
    {
        var (root, gate) = (Folder.PathTo("x/y/root"), Folder.PathTo("x/y/root/gate/birds"));
        var file = Path.GetFullPath(fromRoot, root);
        var live = GateResult.Of(gate, [], [Diagnostic.Error("QG0001", new SourceLocation(file, 3, 1), "no")]) with
        {
            FolderInRepository = "gate/birds",
        };
        var variables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = root };
        foreach (var result in new[] { live, ResultJson.Read(System.Text.Encoding.UTF8.GetBytes(ReportFormat.Find("json")!.ToText(live))) })
        {
            var uri = Sarif(result).Split(' ');
            var path = JsonNode.Parse(ReportFormat.Find("codequality")!.ToText(result))![0]!["location"]!["path"]!.GetValue<string>();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(uri[1], Is.EqualTo("%SRCROOT%"));
                Assert.That(Path.GetFullPath(Uri.UnescapeDataString(uri[0]), root), Is.EqualTo(file));
                Assert.That(new Uri(new Uri($"file://{root}/"), uri[0]).LocalPath, Is.EqualTo(file));
                Assert.That(Path.GetFullPath(path, root), Is.EqualTo(file));
                Assert.That(
                    Annotations.Write(result, variables.GetValueOrDefault).Single(),
                    Does.StartWith($"::error file={Escaped(fromRoot.StartsWith("..", StringComparison.Ordinal) ? file : fromRoot)},line=3")
                );
            }
        }
    }

    private static string Escaped(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);

    private static string Sarif(GateResult result)
    {
        var run = JsonNode.Parse(ReportFormat.Find("sarif")!.ToText(result))!["runs"]![0]!;
        var file = run["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        return $"{file["uri"]} {file["uriBaseId"]}";
    }

    private static GateResult Result() =>
        GateResult.Of(string.Empty, [], [Diagnostic.Error("QG0001", new SourceLocation("thresholds.yml", 3, 1), "no")]);
}
