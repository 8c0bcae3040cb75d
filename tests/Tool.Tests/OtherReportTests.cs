namespace QualityGate.Tool.Tests;

/// <summary>Reports for other tools, the history and the summary of a pipeline, from the command line.</summary>
internal sealed class OtherReportTests : FolderFixture
{
    private static readonly string[] Formats = ["junit", "sarif", "codequality", "badge", "csv"];

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
    }

    [Test]
    public void A_stored_result_gives_the_bytes_of_the_run_in_every_format()
    {
        string[] Reports(string folder) => [.. Formats.SelectMany(format => new[] { "--report", $"{format}={folder}/{format}" })];
        var run = ToolRun.In(Folder.FullPath, ["check", "--json", "report.json", .. Reports("run")]);
        var again = ToolRun.In(Folder.FullPath, ["report", "report.json", .. Reports("again")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, again.ExitCode), Is.EqualTo((1, 1)), run.ToString());
            foreach (var format in Formats)
            {
                Assert.That(
                    File.ReadAllBytes(Folder.PathTo($"again/{format}")),
                    Is.EqualTo(File.ReadAllBytes(Folder.PathTo($"run/{format}"))).And.Not.Empty,
                    format
                );
            }
        }
    }

    [Test]
    public void A_report_stands_alone_on_standard_output()
    {
        var run = ToolRun.In(Folder.FullPath, "check", "--report", "csv=-");
        Assert.That(run.Output, Does.StartWith("model,path,metric,value,").And.EndWith("\n").And.Not.Contain("QualityGate failed"));
    }

    // Files on the command line are named from the current folder, which is not that of the gate.
    [TestCase("QG0065", "work/none.yml", "check", "../gate/thresholds.yml", "--suppressions", "none.yml")]
    [TestCase("QG0001", "work/none/thresholds.yml", "check", "none/thresholds.yml")]
    [TestCase("QG0042", "work/none.json", "check", "../gate/thresholds.yml", "--baseline", "none.json")]
    [TestCase("QG0085", "work/deep", "check", "../gate/thresholds.yml", "--history", "deep")]
    public void Reports_name_files_of_the_command_line_from_the_root(string code, string path, params string[] arguments)
    {
        Folder.Write(".git/HEAD", "x");
        Directory.CreateDirectory(Folder.PathTo("work/deep"));
        Directory.CreateDirectory(Folder.PathTo("gate"));
        foreach (var file in new[] { "thresholds.yml", "small.onnx", "labels.txt", "predictions.csv" })
        {
            File.Move(Folder.PathTo(file), Folder.PathTo($"gate/{file}"));
        }

        var run = ToolRun.In(Folder.PathTo("work"), [.. arguments, "--report", "codequality=found.json"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.Contain($"{path["work/".Length..]}: error {code}: "), run.ToString());
            Assert.That(File.ReadAllText(Folder.PathTo("work/found.json")), Does.Contain($"\"path\": \"{path}\""));
        }
    }

    [Test]
    public void A_history_grows_by_the_option()
    {
        var first = ToolRun.In(Folder.FullPath, "check", "--history", "deep/history.jsonl");
        File.AppendAllText(Folder.PathTo("deep/history.jsonl"), "torn");
        var second = ToolRun.In(Folder.FullPath, "check", "--history", "deep/history.jsonl");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((1, 1)));
            Assert.That(second.Error, Does.Contain("warning QG0086"));
            Assert.That(File.ReadAllLines(Folder.PathTo("deep/history.jsonl")), Has.Length.EqualTo(2), "the same run is no new line");
        }
    }

    [Test]
    public void GitHub_gets_the_summary_at_the_end_of_its_file_and_Azure_a_command()
    {
        Folder.Write("summary.md", "before\n");
        var github = ToolRun.In(
            Folder.FullPath,
            new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = Folder.PathTo("summary.md") },
            "check",
            "--summary"
        );
        var azure = ToolRun.In(
            Folder.FullPath,
            new Dictionary<string, string> { ["TF_BUILD"] = "True", ["AGENT_TEMPDIRECTORY"] = Folder.FullPath },
            "check",
            "--summary"
        );
        var elsewhere = ToolRun.In(Folder.FullPath, "check", "--summary");
        var uploaded = azure.Output.Split('\n').Single(line => line.StartsWith("##vso[task.uploadsummary]", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(Folder.PathTo("summary.md")), Does.StartWith("before\n## ❌ QualityGate failed"));
            Assert.That(github.ExitCode, Is.EqualTo(1));
            Assert.That(File.ReadAllText(uploaded.Split(']')[1].TrimEnd()), Does.StartWith("## ❌ QualityGate failed"));
            Assert.That(elsewhere.Output, Does.Not.Contain("##vso"));
        }
    }
}
