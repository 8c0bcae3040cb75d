using System.Buffers.Binary;
using Emoji;
using Emoji.Drawing;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Hierarchies;
using QualityGate.Metrics;

namespace QualityGate.Tasks.Tests;

/// <summary>The sample of emoji: that names, images, model and predictions belong together, and that its build is gated.</summary>
internal sealed class EmojiSampleTests
{
    private const int ImagesPerClass = 8;

    private static string[] Names => File.ReadAllLines(Sample("labels.txt"));

    private static string[][] Predictions => [.. File.ReadLines(Sample("test-predictions.csv")).Select(line => line.Split(','))];

    private static string Sample(string name) => Repository.PathTo($"samples/Emoji/{name}");

    [Test]
    public void Pinned_labels_have_the_names_and_a_sense_of_each()
    {
        var pinned = File.ReadLines(Sample("labels.pinned.tsv")).Select(line => line.Split('\t')).ToArray();
        Assert.That(pinned.Select(fields => fields[1]), Is.EqualTo(Names).AsCollection);
        Hierarchy wordNet = WordNet.Load();
        Assert.That(
            pinned.Where(fields => !wordNet.SensesOf(fields[1]).Select(wordNet.IdOf).Contains(fields[0])).Select(fields => fields[1]),
            Is.Empty
        );
    }

    [Test]
    public void Some_names_have_several_senses_and_the_first_is_not_always_the_pinned_one()
    {
        var labels = ModelAnalysis.Load(Sample("emoji.onnx"), Sample("labels.pinned.tsv")).Labels;
        var senses = Names.Select(name => labels.Hierarchy.SensesOf(name).ToArray()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(senses.Count(own => own.Length > 1), Is.GreaterThan(40));
            Assert.That(labels.Items.Zip(senses, (label, own) => label.Node != own[0]).Count(isOther => isOther), Is.GreaterThan(15));
        }
    }

    [Test]
    public void Each_class_has_a_folder_of_small_coloured_pictures()
    {
        var folders = Directory.GetDirectories(Sample("images/test")).Select(folder => Path.GetFileName(folder)!);
        var files = Directory.GetFiles(Sample("images/test"), "*", SearchOption.AllDirectories);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(folders.Order(StringComparer.Ordinal), Is.EqualTo(Names).AsCollection);
            Assert.That(files.CountBy(file => Path.GetDirectoryName(file)!).Select(count => count.Value), Is.All.EqualTo(ImagesPerClass));
            Assert.That(files.Select(Header), Is.All.EqualTo((Picture.Size, Picture.Size, Bits: 8, Color: 2)));
        }

        // Width, height, bits a channel, and 2 for red, green and blue: the beginning of a PNG file.
        static (int, int, int, int) Header(string file)
        {
            var bytes = File.ReadAllBytes(file).AsSpan(16);
            return (BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[4..]), bytes[8], bytes[9]);
        }
    }

    [Test]
    public void ONNX_Runtime_predicts_for_the_images_what_is_checked_in()
    {
        var images = TestImages.Read(Sample("."), Classes.Read(Sample(".")));
        using var session = new InferenceSession(Sample("emoji.onnx"));
        using var results = session.Run([
            NamedOnnxValue.CreateFromTensor(
                "image",
                new DenseTensor<float>(
                    images.SelectMany(image => image.Picture.ToInput()).ToArray(),
                    [images.Length, Picture.Channels, Picture.Size, Picture.Size]
                )
            ),
        ]);
        var probabilities = results[0].AsTensor<float>();
        var rows = images.Select(
            (image, i) =>
                (string[])[Names[image.Kind], Names[Enumerable.Range(0, Names.Length).MaxBy(c => probabilities[i, c])], image.File]
        );
        Assert.That(Predictions, Is.EqualTo(rows.Prepend(["true", "pred", "file"])).AsCollection);
    }

    [Test]
    public void The_emoji_sample_is_above_chance_and_confuses_some_classes()
    {
        var analysis = ModelAnalysis.Load(Sample("emoji.onnx"), Sample("labels.pinned.tsv"), Sample("test-predictions.csv"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Labels.Count, Is.InRange(60, 100));
            Assert.That(Value("relative-similarity-depth"), Is.InRange(0.1, 0.9));
            Assert.That(Value("accuracy"), Is.InRange(0.75, 0.97));
            Assert.That(Value("error-alignment"), Is.InRange(0.05, 0.95));
        }

        double Value(string metric) => analysis.Measure(MetricCatalog.Find(metric)!).Value!.Value;
    }

    [Test]
    [Category("Build")]
    public void The_emoji_sample_passes_all_four_limits()
    {
        var run = Gate(File.ReadAllText(Sample("thresholds.yml")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("QualityGate passed: 1 model, 4 of 4 thresholds hold."));
        }
    }

    /// <summary>Runs the sample's gate in a child MSBuild, on another thresholds.yml whose paths lead to the sample's files.</summary>
    private static ChildProcess Gate(string thresholds)
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["emoji.onnx", "labels.pinned.tsv", "images/test"])
        {
            thresholds = thresholds.Replace(name, Sample(name), StringComparison.Ordinal);
        }

        return ChildProcess.Dotnet(
            folder.FullPath,
            "msbuild",
            Sample("Emoji.csproj"),
            "-nologo",
            "-tl:off",
            "-verbosity:minimal",
            "-target:QualityGate",
            $"-property:Configuration={Repository.Configuration}",
            $"-property:QualityGateThresholdsFile={folder.Write("thresholds.yml", thresholds)}",
            $"-property:QualityGateReportFolder={folder.PathTo("report/")}"
        );
    }
}
