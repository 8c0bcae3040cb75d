namespace QualityGate.Tool.Tests;

/// <summary>The command <c>report</c>, which needs no model, and the option <c>--report</c> of the commands that measure.</summary>
internal sealed class ReportCommandTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [TestCase("similarity-depth: { min: 7 }", 0)]
    [TestCase("similarity-depth: { min: 99 }", 1)]
    public void A_stored_report_is_written_in_other_formats_without_the_model(string threshold, int exitCode)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold));
        var first = Run("check", "--report", "json=report.json", "--report", "markdown=first.md");
        Assert.That(first.ExitCode, Is.EqualTo(exitCode), first.ToString());
        foreach (var input in new[] { "small.onnx", "labels.txt", "predictions.csv", "thresholds.yml" })
        {
            File.Delete(Folder.PathTo(input));
        }

        var again = Run("report", "report.json", "--report", "markdown=second.md", "--report", "json=second.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.ExitCode, Is.EqualTo(exitCode), again.ToString());
            Assert.That(File.ReadAllText(Folder.PathTo("second.md")), Is.EqualTo(File.ReadAllText(Folder.PathTo("first.md"))));
            Assert.That(File.ReadAllText(Folder.PathTo("second.json")), Is.EqualTo(File.ReadAllText(Folder.PathTo("report.json"))));
            Assert.That(again.Output, Is.EqualTo(first.Output));
        }
    }

    [TestCase(new[] { "--report", "json" }, "FORMAT=FILE")]
    [TestCase(new[] { "--report", "jason=x" }, "Did you mean 'json'")]
    [TestCase(new[] { "--report", "json=" }, "path of a report is empty")]
    [TestCase(new[] { "--report", "json=-", "--markdown", "-" }, "Only one report can go to standard output")]
    [TestCase(new[] { "--report", "json=-", "--report", "markdown=/dev/stdout" }, "Only one report can go to standard output")]
    public void A_report_that_cannot_be_understood_is_a_usage_mistake(string[] options, string words)
    {
        var run = Run(["check", .. options]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(words));
    }

    [TestCase(new[] { "--model", "small" }, 0, "")]
    [TestCase(new[] { "--cluster", "dog.n.01" }, 0, "")]
    [TestCase(new[] { "--model", "smal" }, 2, "error QG0075: the report has no model 'smal'. Did you mean 'small'?")]
    [TestCase(new[] { "--cluster", "dgo.n.01" }, 2, "error QG0076: the graph of 'small' has no class 'dgo.n.01'. Did you mean 'dog.n.01'?")]
    public void A_picture_shows_one_model_or_one_cluster(string[] options, int exitCode, string words)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        Run("check", "--report", "json=report.json");
        var run = Run(["report", "report.json", "--report", "svg=picture.svg", "--report", "dot=picture.dot", .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
            Assert.That(run.Error, Does.Contain(words));
            Assert.That(File.Exists(Folder.PathTo("picture.svg")), Is.EqualTo(exitCode == 0));
        }
    }

    [Test]
    public void A_part_of_the_graphs_needs_a_format_that_draws_them()
    {
        var run = Run("report", "report.json", "--report", "markdown=-", "--cluster", "dog.n.01");
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain("--cluster needs a report that draws graphs: --report with svg, dot, graphml"));
    }

    [Test]
    public void A_report_never_takes_the_place_of_the_one_that_is_read()
    {
        Run("check", "--json", "report.json");
        var run = Run("report", "report.json", "--report", "markdown=report.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("QG0020"));
            Assert.That(File.ReadAllText(Folder.PathTo("report.json")), Does.StartWith("{"));
        }
    }

    [Test]
    public void A_file_that_is_no_report_is_one_line_and_exit_code_2()
    {
        var run = Run("report", Folder.Write("other.json", "{ \"a\": 1 }"));
        Assert.That((run.ExitCode, run.Error.Trim().Split('\n').Length), Is.EqualTo((2, 1)), run.ToString());
        Assert.That(run.Error, Does.Contain("error QG0024"));
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
