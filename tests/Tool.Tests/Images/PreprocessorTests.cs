using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Inference.Images;

namespace QualityGate.Tool.Tests.Images;

/// <summary>preprocessor_config.json, as Hugging Face's models have it.</summary>
internal sealed class PreprocessorTests : FolderFixture
{
    private const string Usual = "\"do_normalize\": true, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]";

    [TestCase("""{ "do_resize": true, "size": { "height": 224, "width": 192 }, "resample": 2, USUAL }""", "224x192", "none", "bilinear")]
    [TestCase(
        """{ "do_resize": true, "size": { "shortest_edge": 256 }, "resample": 3, "do_center_crop": true, "crop_size": 224, USUAL }""",
        "256",
        "224x224",
        "bicubic"
    )]
    [TestCase("""{ "do_resize": true, "size": 224, "crop_pct": 0.875, "resample": 3, USUAL }""", "256", "224x224", "bicubic")]
    [TestCase("""{ "do_resize": true, "size": 384, "crop_pct": 0.875, "resample": 3, USUAL }""", "384x384", "none", "bicubic")]
    [TestCase(
        """{ "feature_extractor_type": "ViTFeatureExtractor", "do_resize": true, "size": 224, "resample": 2, USUAL }""",
        "224x224",
        "none",
        "bilinear"
    )]
    public void Sizes_and_filters_are_read(string json, string resize, string crop, string filter)
    {
        var settings = Read(json.Replace("USUAL", Usual, StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Resize.ToString(), Is.EqualTo(resize));
            Assert.That(settings.Crop is { Height: > 0 } size ? size.ToString() : "none", Is.EqualTo(crop));
            Assert.That(settings.Resample, Is.EqualTo(filter));
            Assert.That(settings.Range, Is.EqualTo("0..1"));
        }
    }

    [TestCase("""{ "do_resize": false, "do_pad": true, USUAL }""", "'do_pad: true' is not supported")]
    [TestCase("""{ "do_resize": true, "size": 224, "resample": 2, USUAL }""", "'size: 224' is not supported")]
    [TestCase("""{ "do_resize": true, "size": { "longest_edge": 5 }, "resample": 2, USUAL }""", "is not supported")]
    [TestCase("""{ USUAL }""", "it does not say 'do_resize'")]
    [TestCase("""{ "do_resize": false }""", "it does not say 'do_normalize'")]
    [TestCase("""{ "do_resize": false, "rescale_factor": 0.5, USUAL }""", "'rescale_factor: 0.5' is not supported")]
    [TestCase("""{ "do_resize": "yes", USUAL }""", "a value is of the wrong type")]
    [TestCase(
        """{ "image_processor_type": "LevitImageProcessor", "do_resize": true, "size": { "shortest_edge": 224 }, "resample": 3, USUAL }""",
        "it is not known how the class 'LevitImageProcessor' prepares images"
    )]
    [TestCase(
        """{ "image_processor_type": "BitImageProcessor", "do_resize": true, "size": 224, "crop_pct": 0.9, "resample": 3, USUAL }""",
        "'crop_pct' is understood of ConvNeXT only"
    )]
    [TestCase(
        """{ "image_processor_type": "MobileViTImageProcessor", "do_resize": false, USUAL }""",
        "it does not say 'do_flip_channel_order'"
    )]
    [TestCase("""{ "do_resize": false, "do_normalize": true, "image_mean": [0], "image_std": [0] }""", "'image_std' is not positive")]
    [TestCase("""[1]""", "it is no JSON object")]
    [TestCase("""{""", "it cannot be read")]
    public void A_preparation_that_cannot_be_done_is_refused(string json, string words)
    {
        var refusal = Assert.Throws<QualityGateException>(() => Read(json.Replace("USUAL", Usual, StringComparison.Ordinal)))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Diagnostics[0].Code, Is.EqualTo("QG0031"));
            Assert.That(refusal.Diagnostics[0].Message, Does.Contain(words));
        }
    }

    private TestData.Images.ImageSettings Read(string json) =>
        PreprocessorConfig.Read(InputPath.FromUser(Folder.Write("preprocessor_config.json", json)));
}
