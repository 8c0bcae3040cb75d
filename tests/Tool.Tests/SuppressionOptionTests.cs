namespace QualityGate.Tool.Tests;

/// <summary>The options of <c>check</c> about exceptions.</summary>
internal sealed class SuppressionOptionTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", "suppressions: quality-suppressions.yml\n" + SmallRepository.Thresholds("accuracy: { min: 0.9 }"));
    }

    // From red to green by one command, which a second one leaves as it is.
    [Test]
    public void A_failed_limit_gets_an_exception_that_is_seen()
    {
        var unread = Run("check");
        var asked = Run("check", "--update-suppressions");
        var updated = Run("check", "--update-suppressions", "--reason", "a new camera", "--json", "-");
        var check = Run("check", "--markdown", "report.md");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((unread.ExitCode, asked.ExitCode, updated.ExitCode, check.ExitCode), Is.EqualTo((2, 2, 0, 0)));
            Assert.That(unread.Error, Does.Contain("thresholds.yml(1,15): error QG0065").And.Contain("--update-suppressions"));
            Assert.That(asked.Error, Does.Contain("thresholds.yml(1,15): error QG0068").And.Contain("--reason"));
            Assert.That(updated.Error, Does.Contain("added    QG1001 of accuracy of 'small'"));
            Assert.That(updated.Output, Does.StartWith("{").And.Contain("\"reason\": \"a new camera\""));
            Assert.That(check.Output, Does.Match(@"accuracy +0\.8000 .*min 0\.9 +suppressed\n"));
            Assert.That(check.Output, Does.Contain("QualityGate passed with exceptions: 1 model, 0 of 1 thresholds hold, 1 suppressed."));
            Assert.That(check.Error, Does.StartWith("thresholds.yml(10,7): suppressed QG1001: ").And.Contain("(suppressed: a new camera)"));
            Assert.That(
                File.ReadAllText(Folder.PathTo("report.md")),
                Does.Contain("🔕 **QG1001**").And.Contain("suppressed: a new camera")
            );
        }
    }

    [Test]
    public void A_file_of_the_command_line_takes_the_place_of_others()
    {
        Folder.Write("others.yml", "version: 1\nsuppressions:\n  - { code: QG1001, reason: why, expires: 2020-02-29 }\n");
        var run = Run("check", "--suppressions", "others.yml");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Error, Does.Contain("others.yml(3,5): warning QG1025").And.Contain("2020-02-29").And.Contain("error QG1001"));
    }

    // The baseline holds what was measured; that a limit is suppressed stays visible.
    [Test]
    public void A_model_with_exceptions_is_accepted_as_baseline()
    {
        Run("check", "--update-suppressions", "--reason", "a new camera");
        var run = Run("baseline", "accept");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Error, Does.Contain("suppressed QG0048").And.Not.Contain("warning QG0048"));
    }

    [TestCase(new[] { "--reason", "x" }, "--reason needs --update-suppressions")]
    [TestCase(new[] { "--update-suppressions", "--reason", " " }, "--reason takes a text")]
    [TestCase(new[] { "--suppressions", "" }, "--suppressions takes the name of a file")]
    public void Mistakes_are_one_line(string[] arguments, string words)
    {
        var run = Run(["check", .. arguments]);
        Assert.That((run.ExitCode, run.Error.Trim().Split('\n').Length), Is.EqualTo((2, 1)), run.ToString());
        Assert.That(run.Error, Does.Contain(words));
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
