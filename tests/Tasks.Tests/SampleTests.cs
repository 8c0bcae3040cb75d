using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Hierarchies;
using QualityGate.Metrics;
using Shapes.Drawing;

namespace QualityGate.Tasks.Tests;

/// <summary>The sample repository: that its result is a real one, and that its build is gated.</summary>
internal sealed class SampleTests
{
    private static string Sample(string name) => Repository.PathTo($"samples/Shapes/{name}");

    [Test]
    public void The_model_that_is_checked_in_makes_the_predictions_that_are_checked_in()
    {
        var rows = File.ReadLines(Sample("test-predictions.csv"))
            .Skip(1)
            .Select(line => line.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var images = ImageSet.Test();
        using var session = new InferenceSession(Sample("shapes.onnx"));
        var input = new DenseTensor<float>(
            images.SelectMany(image => image.Pixels).ToArray(),
            [images.Length, 1, Canvas.Size, Canvas.Size]
        );
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("image", input)]);
        var probabilities = results[0].AsTensor<float>();
        var predictions = Enumerable
            .Range(0, images.Length)
            .Select(i => Enumerable.Range(0, FigureKinds.All.Count).MaxBy(c => probabilities[i, c]))
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(row => row[0]), Is.EqualTo(images.Select(image => image.Kind)).AsCollection);

            // Another processor may draw or add up a hair differently, which decides a tie here and there.
            Assert.That(rows.Zip(predictions, (row, p) => row[1] == p).Count(same => same), Is.GreaterThan(0.99 * images.Length));
        }
    }

    [Test]
    public void The_shapes_sample_is_above_chance_and_its_accuracy_neither_0_nor_1()
    {
        var analysis = ModelAnalysis.Load(Sample("shapes.onnx"), Sample("labels.txt"), Sample("test-predictions.csv"));
        var related = new Relatedness(analysis.Labels.Hierarchy, [.. analysis.Labels.Items.Select(label => label.Node!.Value)]);
        var chance = (
            from b in Enumerable.Range(0, analysis.Labels.Count)
            from a in Enumerable.Range(0, b)
            select related.SubsumerDepth(a, b)
        ).Average();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Labels.Count, Is.GreaterThanOrEqualTo(20));
            Assert.That(Value("similarity-depth"), Is.GreaterThan(chance + 0.5));
            Assert.That(Value("accuracy"), Is.InRange(0.5, 0.95));
            Assert.That(Value("error-alignment"), Is.InRange(0.05, 0.95));
        }

        double Value(string metric) => analysis.Measure(MetricCatalog.Find(metric)!).Value!.Value;
    }

    [Test]
    [Category("Build")]
    public void The_shapes_sample_passes_and_prints_values()
    {
        var run = Gate(File.ReadAllText(Repository.PathTo("thresholds.yml")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Match(@"similarity-depth +\d\.\d{4}  \d\.\d{4} \(p 0\.\d{3}\)  min"));
            Assert.That(run.Output, Does.Contain("QualityGate passed: 1 model"));
        }
    }

    [Test]
    [Category("Build")]
    public void A_limit_out_of_reach_fails_the_build()
    {
        var text = System.Text.RegularExpressions.Regex.Replace(
            File.ReadAllText(Repository.PathTo("thresholds.yml")),
            "similarity-depth: {.*}",
            "similarity-depth: { min: 99 }",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        var run = Gate(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match(@"thresholds\.yml\(\d+,7\): error QG1001: similarity-depth of 'shapes' is \d\.\d{4}, "));
        }
    }

    [Test]
    [Category("Build")]
    public void An_unknown_key_fails_the_build_at_its_place()
    {
        var run = Gate("version: 1\nmodels:\n  - name: shapes\n    modle: x\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("thresholds.yml(4,5): error QG0003: a model has no key 'modle'. Did you mean 'model'?"));
        }
    }

    /// <summary>Runs the sample's gate in a child MSBuild, on another thresholds.yml whose paths lead to the sample's files.</summary>
    private static ChildProcess Gate(string thresholds)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "thresholds.yml",
            thresholds.Replace("samples/Shapes", Repository.PathTo("samples/Shapes"), StringComparison.Ordinal)
        );
        return ChildProcess.Dotnet(
            folder.FullPath,
            "msbuild",
            Repository.PathTo("samples/Shapes/Shapes.csproj"),
            "-nologo",
            "-tl:off",
            "-verbosity:minimal",
            "-target:QualityGate",
            $"-property:Configuration={Repository.Configuration}",
            $"-property:QualityGateThresholdsFile={file}",
            $"-property:QualityGateReportFolder={folder.PathTo("report/")}"
        );
    }
}
