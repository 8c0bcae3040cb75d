namespace QualityGate.Tool.Tests.Images;

/// <summary>Images, settings and models that cannot be used: one line each, with a way out.</summary>
internal sealed class ImageMistakeTests : ImageFixture
{
    [TestCase("folder=images", "QG0030", "it is not said how pixels become the model's numbers; add 'preset: imagenet'")]
    [TestCase("folder=image;preset=raw", "QG3058", "Did you mean 'images'?")]
    [TestCase("folder=images;preset=raw;crop=6", "QG2027", "images become 6x6, but the model's input is 8x8")]
    [TestCase("folder=images;preset=raw;resize=6;crop=8", "QG2027", "is larger than 'resize: 6'")]
    [TestCase("folder=images;preset=raw;color=grey", "QG2026", "the model's input has 3 channels, which does not go with 'color: grey'")]
    [TestCase("folder=images;preprocessor=p.json", "QG0031", "there is no such file")]
    [TestCase("folder=images;preset=rav", "QG0014", "Did you mean 'raw'?")]
    [TestCase("folder=images;preset=raw;sice=8", "QG0014", "has no key 'sice'")]
    [TestCase("preset=raw", "QG0014", "has no 'folder'")]
    [TestCase("folder=images;preset=raw;std=0", "QG0014", "'std' of --images is one positive number")]
    public void Settings_that_leave_something_open_or_do_not_fit(string images, string code, string words)
    {
        WriteAll(1);
        Refused(images, code, words);
    }

    [Test]
    public void A_folder_that_is_no_class_is_named_with_what_it_may_be()
    {
        WriteAll(1);
        Folder.Write("images/dogg.n.01/1.png", ColourModel.Png(1, 2, 3));
        Refused("folder=images;preset=raw", "QG3057", "no class is called 'dogg.n.01'. Did you mean 'dog.n.01'?");
    }

    [Test]
    public void A_folder_above_those_of_the_classes_is_named()
    {
        WriteAll(1);
        Folder.Write("all/train/dog.n.01/1.png", ColourModel.Png(1, 2, 3));
        Refused("folder=all;preset=raw", "QG3057", "name the folder 'train' in 'images'");
    }

    [Test]
    public void An_image_in_no_class_s_folder_is_named()
    {
        WriteAll(1);
        Folder.Write("images/lost.png", ColourModel.Png(1, 2, 3));
        Refused("folder=images;preset=raw", "QG3058", "'lost.png' lies in no class's folder");
    }

    [Test]
    public void An_image_of_another_size_is_not_scaled_in_silence()
    {
        WriteAll(1);
        Folder.Write("images/cat.n.01/large.png", ColourModel.Png(1, 2, 3, side: 9));
        Refused("folder=images;preset=raw", "QG3059", "the image is 9x9 (height first), but the model's input is 8x8");
    }

    [Test]
    public void A_size_that_nothing_tells_is_asked_for()
    {
        WriteAll(1, ColourModel.Bytes(side: 0));
        Refused("folder=images;preset=raw", "QG2027", "the model leaves the size of its input open");
    }

    [Test]
    public void Bytes_are_not_prepared_twice()
    {
        WriteAll(1, ColourModel.Bytes(type: 2));
        Refused("folder=images;preset=cifar", "QG2026", "the model takes bytes (uint8)");
    }

    [Test]
    public void An_imagenet_preset_for_another_size_says_what_it_does()
    {
        WriteAll(1);
        var run = Evaluate("folder=images;preset=imagenet");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Error, Does.Contain("warning QG3063").And.Contain("scaled to 9 and cut to 8x8"));
            Assert.That(Evaluate("folder=images;preset=imagenet").Error, Is.EqualTo(run.Error), "a kept run warns, too");
        }
    }

    [Test]
    public void Corrupt_images_are_named_and_fail_the_gate_beyond_a_share()
    {
        WriteAll(10);
        Folder.Write("images/cat.n.01/0003.png", "no image");
        var refused = Analyze("--images", "folder=images;preset=raw");
        var allowed = Analyze("--images", "folder=images;preset=raw;max-corrupt=0.05");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.ToString());
            Assert.That(refused.Error, Does.Contain("error QG3060: 1 of 30 images could not be read and is left out: 'cat.n.01/0003.png'"));
            Assert.That(allowed.Error, Does.Contain("warning QG3060"), allowed.ToString());
            Assert.That(allowed.Output, Does.Match(@"accuracy +0\.7931"));
        }
    }

    [Test]
    public void Images_and_predictions_exclude_each_other()
    {
        var run = Analyze("--images", "images", "--predictions", "p.csv");
        Assert.That(run.Error, Does.Contain("--predictions and --images exclude each other"), run.ToString());
    }

    private void Refused(string images, string code, string words)
    {
        var run = Evaluate(images);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain($"error {code}: ").And.Contain(words));
        }
    }
}
