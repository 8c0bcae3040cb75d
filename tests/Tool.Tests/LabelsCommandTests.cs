namespace QualityGate.Tool.Tests;

/// <summary>The command <c>labels</c>: the table of senses, the file that pins them, and exit codes.</summary>
internal sealed class LabelsCommandTests : FolderFixture
{
    private const string Names = "crane\nheron\nstork\npelican\nankle_boot\ndog.n.01\nn02121620 cat\nmaple_tree\n";

    [Test]
    public void The_table_shows_sense_gloss_certainty_and_alternatives()
    {
        var run = Run(Names);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        GoldenFile.Compare("tests/Tool.Tests/Golden/labels.txt", run.Output);
        Assert.That(
            run.Error,
            Does.Contain("warning QG3023: the sense of 1 of 8 labels is unsure: class 4, 'ankle_boot', is taken for boot")
        );
    }

    [Test]
    public void What_is_written_reads_back_to_the_same_senses_and_leaves_nothing_unsure()
    {
        var first = Run(Names, "--write", "pinned.txt");
        var pinned = File.ReadAllText(Folder.PathTo("pinned.txt"));
        var second = ToolRun.In(Folder.FullPath, "labels", "pinned.txt", "--write", "-");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero, first.ToString());
            Assert.That(pinned, Does.StartWith("n02012849\tcrane\n").And.EndWith("\tmaple_tree\n"));
            Assert.That(second.ExitCode, Is.Zero, second.ToString());
            Assert.That(second.Output, Is.EqualTo(pinned));
            Assert.That(second.Error, Does.Contain("8 classes, 0 unsure").And.Not.Contain("QG3023"));
        }
    }

    [Test]
    public void Labels_that_cannot_be_read_are_exit_code_2_and_nothing_is_written()
    {
        var run = Run("dog\ngolfdish\n", "--write", "pinned.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("labels.txt(2,1): error QG3006").And.Contain("Did you mean 'goldfish'?"));
            Assert.That(File.Exists(Folder.PathTo("pinned.txt")), Is.False);
        }
    }

    [TestCase("--wirte")]
    [TestCase("--write", "")]
    public void A_mistaken_option_is_a_usage_error(params string[] options) =>
        Assert.That(Run(Names, options), Has.Property("ExitCode").EqualTo(2).And.Property("Error").Contain("QG0014"));

    private ToolRun Run(string labels, params string[] options)
    {
        Folder.Write("labels.txt", labels);
        return ToolRun.In(Folder.FullPath, ["labels", "labels.txt", .. options]);
    }
}
