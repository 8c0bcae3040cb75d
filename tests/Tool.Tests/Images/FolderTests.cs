using System.Diagnostics;

namespace QualityGate.Tool.Tests.Images;

/// <summary>Folders of images as they are found on disks: odd names, links, doubles, and files that are no images.</summary>
internal sealed class FolderTests : ImageFixture
{
    [Test]
    public void Odd_names_and_folders_in_folders_count_and_hidden_files_do_not()
    {
        WriteAll(1);
        string[] odd = ["a b.png", "Käfer 🐞.png", "with,comma.png", "with\"quote.png", " blank .png", "in/two/folders.png", "UPPER.PNG"];
        foreach (var name in odd)
        {
            Folder.Write($"images/dog.n.01/{name}", ColourModel.Png(200, 1, 1));
        }

        Folder.Write("images/dog.n.01/.DS_Store", "x");
        Folder.Write("images/dog.n.01/Thumbs.db", "x");
        Folder.Write("images/.cache/1.png", "x");
        Directory.CreateDirectory(Folder.PathTo("images/no class, but empty"));
        var run = Evaluate(more: ["--output", "out.csv"]);
        var analysed = Analyze("--predictions", "out.csv");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.StartWith("10 images are predicted"), run.ToString());
            Assert.That(run.Error, Is.Empty);
            Assert.That(analysed.Output, Does.Match(@"accuracy +1\.0000"), analysed.ToString());
            Assert.That(analysed.Output, Does.Match(@"top-5-accuracy +1\.0000"));
        }
    }

    [TestCase("1", "2", "numbers from '1' on")]
    [TestCase("Dog.n.01", "dog.n.01", "several folders stand for one class")]
    [TestCase("Dog n 01", "dog-n-01", "'Dog n 01' and 'dog-n-01' (dog.n.01)")]
    public void Names_in_doubt_are_a_warning_in_each_run(string a, string b, string words)
    {
        Folder.Write("colours.onnx", ColourModel.Bytes());
        Folder.Write("labels.txt", ColourModel.Labels);
        Folder.Write($"images/{a}/1.png", ColourModel.Png(200, 1, 1));
        Folder.Write($"images/{b}/2.png", ColourModel.Png(200, 1, 1));
        foreach (var run in new[] { Evaluate(), Evaluate() })
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Error, Does.Contain("warning QG3077: ").And.Contain(words));
        }
    }

    // ImageFolder would number them 0, 1, 10, 11, 2 …
    [TestCase("{0}", true)]
    [TestCase("{0:00}", false)]
    public void Numbers_that_sort_otherwise_as_texts_are_a_warning(string format, bool isInDoubt)
    {
        double[] weights = [.. Enumerable.Range(0, 36).Select(place => 1.0 + (place * place % 17))];
        Folder.Write("colours.onnx", ColourModel.Bytes(weights: weights));
        Folder.Write("labels.txt", string.Concat(Enumerable.Range('a', 12).Select(letter => $"class {(char)letter}\n")));
        for (var index = 0; index < 12; index++)
        {
            var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, index);
            Folder.Write($"images/{name}/1.png", ColourModel.Png(200, 1, 1));
        }

        var run = Evaluate(more: ["--hierarchy", "none"]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Error, isInDoubt ? Does.Contain("sorted as texts, '10' comes before '2'") : Is.Empty);
    }

    [TestCase("images/dog.n.01/all", "images", "'dog.n.01/all' leads to the folder that is also")]
    [TestCase("images/cat", "images/dog.n.01", "so that images would count twice")]
    public void Links_by_which_images_would_count_twice_are_refused(string link, string target, string words)
    {
        WriteAll(1);
        Directory.CreateSymbolicLink(Folder.PathTo(link), Folder.PathTo(target));
        var run = Evaluate();
        Assert.That(run.Error, Does.Contain("error QG3058: ").And.Contain(words), run.ToString());
    }

    [Test]
    public void A_link_counts_as_the_image_that_it_leads_to()
    {
        WriteAll(1);
        Folder.Write("store/1.png", ColourModel.Png(200, 1, 1));
        File.CreateSymbolicLink(Folder.PathTo("images/dog.n.01/1.png"), Folder.PathTo("store/1.png"));
        File.CreateSymbolicLink(Folder.PathTo("images/dog.n.01/2.png"), Folder.PathTo("store/nothing.png"));
        File.SetLastWriteTimeUtc(Folder.PathTo("store/1.png"), new DateTime(2020, 1, 1).AddMilliseconds(7));
        Evaluate("folder=images;preset=raw;max-corrupt=0.5");
        Folder.Write("store/1.png", ColourModel.Png(1, 200, 1));
        var run = Evaluate("folder=images;preset=raw;max-corrupt=0.5", "--output", "out.csv");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.Contain("1 of 5 images could not be read and is left out: 'dog.n.01/2.png'"), run.ToString());
            Assert.That(Rows("out.csv")[^2], Is.EqualTo("dog.n.01,cat.n.01,dog.n.01/1.png"));
        }
    }

    [TestCase("a.tif", "'cat.n.01/a.tif' is of a kind that is not decoded")]
    [TestCase("a.HEIC", "Convert such images to PNG")]
    public void Kinds_that_are_not_decoded_are_named(string name, string words)
    {
        WriteAll(1);
        Folder.Write($"images/cat.n.01/{name}", "x");
        var run = Evaluate();
        Assert.That(run.Error, Does.Contain("error QG3058: ").And.Contain(words), run.ToString());
    }

    [Test, Platform("Linux,MacOsX"), CancelAfter(60_000)]
    public void A_pipe_is_counted_and_not_waited_for()
    {
        WriteAll(1);
        using var make = Process.Start("mkfifo", [Folder.PathTo("images/cat.n.01/pipe.png")]);
        make.WaitForExit();
        Folder.Write("images/cat.n.01/empty.png", "");
        var run = Evaluate("folder=images;preset=raw;max-corrupt=0.5");
        Assert.That(run.Error, Does.Contain("2 of 5 images could not be read and are left out: "), run.ToString());
    }

    [TestCase("path,label\na.png,0\na.png,0\n", "'a.png' is listed twice")]
    [TestCase("path,label\na.png,0\n./a.png,0\n", "'./a.png' is listed twice")]
    [TestCase("path,label\nb.png,0\n", "there is no image")]
    [TestCase("path,label\na.png,dogs\n", "no class is called 'dogs'")]
    [TestCase("path,label\na.png\n", "fields")]
    [TestCase("path,label\n,0\n", "the path of an image is missing")]
    [TestCase("a.png,0\n", "the first line must name one column 'path'")]
    [TestCase("path,label\n", "there are no images")]
    [TestCase("", "the first line must name one column 'path'")]
    public void Lists_that_cannot_be_used_are_refused_at_their_line(string list, string words)
    {
        WriteAll(1);
        Folder.Write("a.png", ColourModel.Png(1, 2, 3));
        Folder.Write("list.csv", list);
        var run = Evaluate("list=list.csv;preset=raw");
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(words));
    }
}
