using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Formats;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Caching;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Files that a pattern would find if upper and lower case were one.</summary>
internal sealed class PatternCaseTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Assume.That(File.Exists(Folder.PathTo("SMALL.onnx")), Is.False, "On this file system case tells no files apart.");
    }

    [Test]
    public void A_file_in_another_case_is_named_in_a_warning()
    {
        File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo("bad.ONNX"));
        File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo("worse.Onnx"));
        var report = Check("'*.onnx'");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(report.Models.Select(model => model.Name), Is.EqualTo(["small.onnx"]));
            Assert.That(
                report.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity, diagnostic.Line)),
                Is.EqualTo([("QG0019", Severity.Warning, 3)])
            );
            Assert.That(report.Diagnostics[0].Message, Does.StartWith("'bad.ONNX' and 1 more are not gated").And.Contain("'*.onnx'"));
        }
    }

    [Test]
    public void A_folder_in_another_case_counts_too()
    {
        Folder.Write("models/v1/a.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write("models/V1/b.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Assert.That(Check("models/**/v1/*.onnx").Diagnostics.Single().Message, Does.StartWith("'V1/b.onnx' is not gated"));
    }

    [Test]
    public void A_file_that_another_entry_gates_needs_no_warning()
    {
        File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo("bad.ONNX"));
        Assert.That(Check("'*.onnx'", "'*.ONNX'").Diagnostics, Is.Empty);
    }

    [Test]
    public void Where_nothing_else_matches_the_error_is_joined_by_the_warning()
    {
        File.Move(Folder.PathTo("small.onnx"), Folder.PathTo("small.ONNX"));
        Assert.That(Check("'*.onnx'").Diagnostics.Select(diagnostic => diagnostic.Code), Is.EquivalentTo(["QG2001", "QG0019"]));
    }

    [Test]
    public void A_file_that_joins_later_is_named_though_the_gated_models_are_the_same()
    {
        var request = new GateRequest(InputPath.FromUser(Write("'*.onnx'")));
        var files = new GateFiles(Folder.PathTo("out"), ReportFormat.All, Folder.PathTo("cache"));
        Assert.That(CachedGate.Check(request, files).Diagnostics, Is.Empty);
        File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo("bad.ONNX"));
        Assert.That(CachedGate.Check(request, files).Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(["QG0019"]));
    }

    private GateResult Check(params string[] patterns) => Gate.Check(InputPath.FromUser(Write(patterns)));

    private string Write(params string[] patterns) =>
        Folder.Write(
            "thresholds.yml",
            "version: 1\nmodels:\n"
                + string.Concat(
                    patterns.Select(pattern =>
                        $"  - model: {pattern}\n    labels: labels.txt\n    clustering: none\n    thresholds: {{ "
                        + "similarity-depth: { min: 7 } }\n"
                    )
                )
        );
}
