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
    public void A_pinned_file_reads_back_to_the_same_senses_and_leaves_nothing_unsure()
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

    [TestCase(80)]
    [TestCase(120)]
    public void A_line_fits_the_window_and_unsure_classes_show_what_else_they_may_be(int columns)
    {
        Folder.Write("labels.txt", Names);
        var run = ToolRun.InWindow(columns, Folder.FullPath, "labels", "labels.txt");
        GoldenFile.Compare($"tests/Tool.Tests/Golden/labels-{columns}.txt", run.Output);
        Assert.That(run.Output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(columns));
    }

    [Test]
    public void All_senses_are_shown_where_they_are_asked_for() =>
        Assert.That(
            Run(Names, "--all").Output,
            Does.Contain("\n         or        crane.n.04            lifts and moves heavy objects")
                .And.Contain("or        hero.n.04")
                .And.Not.Contain("more")
                .And.Not.Contain("alternatives")
        );

    // A file that cannot be read now may well be replaced by renaming, or removed; a file that is kept open alone is like that everywhere.
    [Test]
    public void A_pinned_file_that_cannot_be_read_stays()
    {
        Folder.Write("pinned.txt", "mine\n");
        using (new FileStream(Folder.PathTo("pinned.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var run = Run(Names, "--write", "pinned.txt");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
                Assert.That(run.Error, Does.StartWith("pinned.txt: error QG0034: ").And.Contain("cannot be read"));
            }
        }

        Assert.That(File.ReadAllText(Folder.PathTo("pinned.txt")), Is.EqualTo("mine\n"));
    }

    [Test]
    public void A_pinned_file_that_was_put_right_is_not_overwritten()
    {
        var first = Run(Names, "--write", "pinned.txt");
        var again = Run(Names, "--write", "pinned.txt");
        var mended = File.ReadAllText(Folder.PathTo("pinned.txt"))
            .Replace("n02012849\tcrane", "crane.n.04\tcrane", StringComparison.Ordinal);
        Folder.Write("pinned.txt", mended);
        var refused = Run(Names, "--write", "pinned.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                first.Output,
                Does.Contain("pinned.txt is written: put right there which sense is wrong (such as 'boot.n.02 ankle_boot')")
            );
            Assert.That(first.Error, Is.Empty, "who pins senses need not be told to");
            Assert.That(again.ExitCode, Is.Zero, again.ToString());
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.ToString());
            Assert.That(
                refused.Error,
                Does.StartWith("pinned.txt(1,1): error QG0034: ").And.Contain("'crane.n.04 crane' where 'n02012849 crane' would be written")
            );
            Assert.That(File.ReadAllText(Folder.PathTo("pinned.txt")), Is.EqualTo(mended));
        }
    }

    [Test]
    public void With_a_hierarchy_of_ones_own_a_class_shows_where_it_stands_and_without_one_its_name_alone()
    {
        Folder.Write("plants.yml", "leaf: { tomato leaf: { sick tomato: [blight, mold] }, healthy: }");
        var own = Run("Blight\nmold\n- other\nhealthy\n", "--hierarchy", "plants.yml");
        var none = Run("Blight\nmold\n", "--hierarchy", "none");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                own.Output,
                Does.StartWith("class  name     concept  is below\n    0  Blight   blight   sick tomato < tomato leaf < leaf\n")
            );
            Assert.That(own.Output, Does.Contain("    2  other    none\n").And.EndWith("4 classes, 0 unsure\n"));
            Assert.That(none.Output, Is.EqualTo("class  name\n    0  Blight\n    1  mold\n2 classes, 0 unsure\n"));
        }
    }

    [Test]
    public void Several_names_that_WordNet_lacks_lead_to_other_hierarchies()
    {
        var run = Run("Apple___healthy\nGrape___Esca\ndog\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                run.Error,
                Does.EndWith("give a hierarchy of your own ('hierarchy: plants.yml'), or 'hierarchy: none'.\n"),
                run.ToString()
            );
            Assert.That(run.Error.Split("hierarchy: none"), Has.Length.EqualTo(2), "once");
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
