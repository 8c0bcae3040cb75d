namespace QualityGate.Tasks.Tests;

/// <summary>Messages of a build beside the verdict: where the report is, and where a code is explained.</summary>
internal sealed class MessageTests : FolderFixture
{
    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        SmallRepository.Fill(Folder);
    }

    [TestCase("similarity-depth: { min: 99 }", "QG1001")]
    [TestCase("similarity-deth: { min: 3 }", "QG0004")]
    public void An_error_links_to_the_page_of_its_code(string threshold, string code)
    {
        Execute(threshold, "out");
        var error = engine.Errors.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Is.EqualTo(code));
            Assert.That(error.HelpLink, Does.EndWith($"docs/codes/{code}.md"));
            Assert.That(File.Exists(Repository.PathTo(error.HelpLink![error.HelpLink!.IndexOf("docs/", StringComparison.Ordinal)..])));
        }
    }

    [Test]
    public void A_warning_links_to_the_page_of_its_code()
    {
        Execute("similarity-depth: { min: 99, severity: warning }", "out");
        Assert.That(engine.Warnings.Single().HelpLink, Does.EndWith("docs/codes/QG1001.md"));
    }

    [TestCase("similarity-depth: { min: 7 }")]
    [TestCase("similarity-deth: { min: 3 }")]
    public void A_report_that_was_written_is_pointed_to(string threshold)
    {
        Execute(threshold, "out");
        Assert.That(Pointers, Is.EqualTo(new[] { $"QualityGate report: {Folder.PathTo("out/report.json")}" }));
    }

    [Test]
    public void A_report_that_was_not_written_is_not_pointed_to()
    {
        Folder.Write("out", "a file, not a folder");
        Execute("similarity-depth: { min: 7 }", "out");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(engine.Errors.Select(error => error.Code), Is.EqualTo(new[] { "QG0015", "QG0015" }));
            Assert.That(Pointers, Is.Empty);
        }
    }

    // The first cannot take the place of a folder; the second is written all the same.
    [Test]
    public void Of_two_reports_that_which_was_written_is_pointed_to()
    {
        Directory.CreateDirectory(Folder.PathTo("out/report.json"));
        Execute("similarity-depth: { min: 7 }", "out");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(engine.Errors.Single().File, Is.EqualTo(Folder.PathTo("out/report.json")));
            Assert.That(Pointers, Is.EqualTo(new[] { $"QualityGate report: {Folder.PathTo("out/report.md")}" }));
            Assert.That(File.Exists(Folder.PathTo("out/report.md")));
        }
    }

    [Test]
    public void Where_no_report_is_asked_for_none_is_pointed_to()
    {
        Execute("similarity-depth: { min: 7 }", string.Empty);
        Assert.That(Pointers, Is.Empty);
    }

    private IEnumerable<string> Pointers =>
        engine
            .Messages.Select(message => message.Message!)
            .Where(message => message.StartsWith("QualityGate report:", StringComparison.Ordinal));

    private void Execute(string threshold, string reports)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold));
        using var task = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            ReportFolder = reports.Length == 0 ? string.Empty : Folder.PathTo(reports),
        };
        task.Execute();
    }
}
