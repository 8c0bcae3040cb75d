using QualityGate.Diagnostics;
using QualityGate.Inference.Images;
using QualityGate.TestData.Images;

namespace QualityGate.Tool.Tests.Images;

/// <summary>Models whose inputs or outputs are of other forms, and devices that are not there.</summary>
internal sealed class ModelFormTests : ImageFixture
{
    [TestCase(new[] { 0, 3, 8, 3 }, "[?, 3, 8, 3], which does not tell whether channels come first")]
    [TestCase(new[] { 0, 4, 8, 8 }, "which does not tell whether channels come first")]
    [TestCase(new[] { 3, 8, 8 }, "not four-dimensional")]
    [TestCase(new[] { 5000, 3, 8, 8 }, "at most 4096 are supported")]
    public void Inputs_that_leave_something_open_are_refused(int[] shape, string words)
    {
        // The layers behind the input don't matter.
        WriteAll(1, WithInput(shape));
        Refused("folder=images;preset=raw", "QG2026", words);
    }

    [Test]
    public void Two_inputs_are_refused()
    {
        WriteAll(1, Pooled(new OnnxBuilder().TypedInput("x", 1, 0, 3, 8, 8).TypedInput("z", 1, 0, 3, 8, 8)).ToBytes());
        Refused("folder=images;preset=raw", "QG2026", "it has 2 inputs ('x', 'z')");
    }

    [Test]
    public void Scores_may_stand_in_places_of_one_pixel()
    {
        var model = new OnnxBuilder()
            .TypedInput("x", 1, 0, 3, 8, 8)
            .Node("GlobalAveragePool", ["x"], "mean")
            .Weights("w", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1])
            .Node("Conv", ["mean", "w"], "y")
            .TypedOutput("y", 1, 0, 3, 1, 1)
            .ToBytes();
        WriteAll(7, model);
        var run = Evaluate(more: ["--output", "out.csv"]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Rows("out.csv"), Is.EqualTo(Expected(7)));
    }

    [Test]
    public void Equal_scores_are_a_warning_that_says_how_much_they_decide()
    {
        WriteAll(2);
        Folder.Write("images/dog.n.01/0000.png", ColourModel.Png(9, 9, 9));
        var run = Analyze("--images", "folder=images;preset=raw");
        Assert.That(
            run.Error,
            Does.Contain("warning QG3053: ").And.Contain("decide whether the prediction is right in 1 of 6"),
            run.ToString()
        );
    }

    [Test]
    public void A_device_that_is_not_there_is_an_error_and_the_processor_no_substitute()
    {
        WriteAll(1);
        Refused(
            "folder=images;preset=raw;provider=cuda",
            "QG0036",
            "'provider: cuda' cannot be used: ONNX Runtime has CPUExecutionProvider"
        );
        Assert.That(Evaluate("folder=images;preset=raw;provider=cpu").ExitCode, Is.Zero);
    }

    [Test]
    public void Devices_are_found_by_their_names_in_ONNX_Runtime()
    {
        string[] available = ["TensorrtExecutionProvider", "CUDAExecutionProvider", "CPUExecutionProvider"];
        var place = new SourceLocation("f");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExecutionProvider.Of("cuda", available, place).OfRuntime, Is.EqualTo("CUDAExecutionProvider"));
            Assert.That(ExecutionProvider.Of(null, available, place).Others(available), Is.EqualTo(new[] { "cuda" }));
            Assert.That(ExecutionProvider.Of("cuda", available, place).Others(available), Is.Empty);
            Assert.That(
                () => ExecutionProvider.Of("directml", available, place),
                Throws.TypeOf<QualityGateException>().With.Message.Contains("Microsoft.ML.OnnxRuntime.DirectML")
            );
            Assert.That(ImagePresets.Providers, Has.All.Matches<string>(name => name.Length > 0));
        }
    }

    [Test]
    public void An_image_that_changes_during_the_run_ends_it()
    {
        var path = Folder.Write("a.png", ColourModel.Png(1, 2, 3));
        var file = new ImageFile(path, "a.png", "dog", new SourceLocation(path));
        Assert.That(
            () => ImageReading.TryRead(new EvaluatedImage(file, 0, ImageContent.Hash("another"u8)), Raw(8)),
            Throws.TypeOf<QualityGateException>().With.Message.Contains("was changed")
        );
    }

    [Test]
    public void An_image_that_would_become_too_large_counts_as_unreadable()
    {
        var preparation = Raw(8) with { Resize = new ImageResize(new ImageSize(256, 256), IsShorterSide: true) };
        Assert.That(preparation.Apply(new PixelImage(1_000_000, 1, 3, new byte[3_000_000])), Is.Null);
    }

    [Test]
    public void Ranks_are_those_of_a_stable_sort()
    {
        var random = new Random(7);
        for (var run = 0; run < 1000; run++)
        {
            var scores = Enumerable.Range(0, random.Next(1, 13)).Select(_ => (double)random.Next(5)).ToArray();
            var sorted = Enumerable.Range(0, scores.Length).OrderByDescending(index => scores[index]).Take(5);
            Assert.That(ImagePrediction.Of(scores, 0)!.Top, Is.EqualTo(sorted), string.Join(' ', scores));
        }
    }

    private static Preparation Raw(int side) =>
        new(ImageResize.None, default, "bilinear", "rgb", "0..255", [0, 0, 0], [1, 1, 1], CropsDown: false, new ImageSize(side, side));

    private static byte[] WithInput(int[] shape) => Pooled(new OnnxBuilder().TypedInput("x", 1, shape), shape[1]).ToBytes();

    private static OnnxBuilder Pooled(OnnxBuilder builder, int features = 3) =>
        builder
            .Node("GlobalAveragePool", ["x"], "mean")
            .Node("Flatten", ["mean"], "features", ("axis", 1))
            .Weights("w", [3, features], [.. Enumerable.Range(0, 3 * features).Select(place => place % (features + 1) == 0 ? 1.0 : 0)])
            .Node("Gemm", ["features", "w"], "y", ("transB", 1))
            .TypedOutput("y", 1, 0, 3);

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
