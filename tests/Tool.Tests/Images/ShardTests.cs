namespace QualityGate.Tool.Tests.Images;

/// <summary>Parts of an evaluation: read together, and refused where they are not all of one.</summary>
internal sealed class ShardTests : ImageFixture
{
    private static readonly string[] Parts = ["1/3", "2/3", "3/3"];

    [SetUp]
    public void EvaluateParts()
    {
        WriteAll(7);
        foreach (var part in Parts)
        {
            var run = Evaluate(more: ["--shard", part, "--output", $"parts/{part[0]}.csv"]);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
        }
    }

    [Test]
    public void All_shards_give_the_whole_test_set()
    {
        var run = Analyze("--predictions", "parts");
        var whole = Analyze("--images", "folder=images;preset=raw");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Match(@"accuracy +0\.8571"), run.ToString());
            Assert.That(run.Output, Is.EqualTo(whole.Output));
        }
    }

    [Test]
    public void A_missing_part_is_named()
    {
        File.Delete(Folder.PathTo("parts/2.csv"));
        Refused("1 of 3 parts of this evaluation are missing: 2/3");
    }

    [Test]
    public void A_part_that_is_there_twice_is_named()
    {
        File.Copy(Folder.PathTo("parts/2.csv"), Folder.PathTo("parts/4.csv"));
        Refused("part 2/3 is there twice, first as '2.csv'");
    }

    [Test]
    public void A_part_of_other_images_is_refused()
    {
        Folder.Write("images/dog.n.01/0000.png", ColourModel.Png(9, 9, 0));
        Evaluate(more: ["--shard", "2/3", "--output", "parts/2.csv"]);
        Refused("it is part of another evaluation than '1.csv'");
    }

    [Test]
    public void A_part_reads_the_ends_only_of_images_of_other_parts()
    {
        var folder = Folder.PathTo("obj/qualitygate/images");
        var contents = Directory.GetFiles(folder, "contents-2-of-3-*.txt").Single();
        var prints = Directory.GetFiles(folder, "prints-*.txt").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllLines(contents), Has.Length.EqualTo(7));
            Assert.That(File.ReadAllLines(prints), Has.Length.EqualTo(21));
        }
    }

    [TestCase("true,pred,file,evaluation\n0,0,a.png,x\n", "made by an earlier version of QualityGate")]
    [TestCase("true,pred,top5,ties,file,evaluation\n", "the file has no rows")]
    public void A_part_of_another_form_is_refused(string text, string words)
    {
        Folder.Write("parts/2.csv", text);
        Refused(words);
    }

    [TestCase(",0 2 1,,", ",2 0 1,,")]
    [TestCase(",0 2 1,,", ",0 0 1,,")]
    [TestCase(",0 2 1,,", ",0 2,,")]
    [TestCase(",0 2 1,,", ",0 2 7,,")]
    [TestCase(",0 2 1,,", ",0 2 1,7,")]
    public void Damaged_ranks_are_refused(string from, string to)
    {
        var text = File.ReadAllText(Folder.PathTo("parts/1.csv"));
        Assert.That(text, Does.Contain(from));
        Folder.Write("parts/1.csv", text.Replace(from, to, StringComparison.Ordinal));
        var run = Analyze("--predictions", "parts");
        Assert.That(run.Error, Does.Contain("the best classes are damaged"), run.ToString());
    }

    [Test]
    public void A_part_of_another_cut_is_refused()
    {
        Evaluate(more: ["--shard", "2/4", "--output", "parts/2.csv"]);
        Refused("it is part 2/4, but '1.csv' is part 1/3");
    }

    [Test]
    public void A_part_that_was_cut_off_is_refused()
    {
        var lines = File.ReadAllLines(Folder.PathTo("parts/2.csv"));
        Folder.Write("parts/2.csv", string.Join('\n', lines[..^1]) + "\n");
        Refused("the file has 6 rows, but part 2/3 of 21 images has 7");
    }

    [Test]
    public void Predictions_of_another_model_are_refused()
    {
        Folder.Write("colours.onnx", ColourModel.Bytes(batch: 4));
        Refused("these predictions were made with another model than 'colours.onnx'");
    }

    [Test]
    public void A_stranger_among_the_parts_is_refused()
    {
        Folder.Write("parts/9.csv", "true,pred\n0,0\n");
        Refused("the other files beside it are parts of an evaluation, but this one is none");
    }

    private void Refused(string words)
    {
        var run = Analyze("--predictions", "parts");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG3062: ").And.Contain(words));
        }
    }
}
