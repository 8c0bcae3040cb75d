using System.Text.Json;

namespace QualityGate.Tool.Tests;

/// <summary>The output of <c>compare</c> about differences that may be chance, and when it fails.</summary>
internal sealed class CompareOptionTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        var lines = File.ReadAllLines(Folder.PathTo("predictions.csv"));
        Folder.Write("worse.csv", string.Join('\n', lines.Select(line => line is "0,0" or "1,1" ? $"{line[0]},5" : line)));
        Folder.Write("little.csv", string.Join('\n', [.. lines[..^1], "5,0"]));
    }

    [TestCase("worse.csv", 1, "Failed: ")]
    [TestCase("little.csv", 0, "Passed: no metric is certainly worse")]
    [TestCase("predictions.csv", 0, "Passed: no metric is certainly worse")]
    public void Compare_fails_on_changes_for_the_worse_beyond_chance_only(string after, int exitCode, string words)
    {
        var run = Compare("--predictions", "predictions.csv", after, "--fail-on", "worse");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
            Assert.That(run.Output, Does.Contain(words));
        }
    }

    [TestCase("little.csv", 1)]
    [TestCase("predictions.csv", 0)]
    public void Compare_fails_on_any_change_where_intervals_are_left_out(string after, int exitCode)
    {
        var run = Compare("--predictions", "predictions.csv", after, "--no-intervals", "--fail-on", "changed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
            Assert.That(run.Output, Does.Not.Match(" (better|worse|within-chance)\n"));
        }
    }

    // Shares say nothing of the number of samples; the one model has all depths that the other has.
    [Test]
    public void Shares_are_changed_never_worse_and_not_measured()
    {
        Folder.Write("a.csv", Rates(0.8));
        Folder.Write("b.csv", Rates(0.5));
        var run = Compare("--confusion", "a.csv", "b.csv", "--fail-on", "worse", "--json", "change.json");
        var metrics = JsonDocument.Parse(File.ReadAllText(Folder.PathTo("change.json"))).RootElement.GetProperty("metrics");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Output, Does.Match(@"accuracy +0\.8000 +0\.5000 +-0\.3000 +none +changed"));
            Assert.That(run.Output, Does.Contain("Not measured: of no metric that differs is it known whether it is worse; not known of "));
            Assert.That(run.Output, Does.Match("accuracy.* +has no interval: the confusion matrix holds shares"));
            Assert.That(metrics.GetProperty("accuracy").GetProperty("change").GetString(), Is.EqualTo("changed"));
            Assert.That(metrics.GetProperty("accuracy").GetProperty("noInterval").GetString(), Does.Contain("holds shares"));
        }
    }

    [Test]
    public void One_sample_per_class_gives_no_certainty()
    {
        Folder.Write("right.csv", "true,pred\n" + string.Concat(Enumerable.Range(0, 6).Select(c => $"{c},{c}\n")));
        Folder.Write("wrong.csv", "true,pred\n" + string.Concat(Enumerable.Range(0, 6).Select(c => $"{c},{(c + 1) % 6}\n")));
        var run = Compare("--predictions", "right.csv", "wrong.csv", "--fail-on", "worse");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Output, Does.Match(@"accuracy +1\.0000 +0\.0000 +-1\.0000 +none +changed"));
            Assert.That(run.Output, Does.Not.Match(" (better|worse)\n").And.Contain("6 of 6 classes have fewer than 2 test samples"));
        }
    }

    [TestCase("Did you mean 'worse'?", "--fail-on", "wrose")]
    [TestCase("it is one of: worse, changed", "--fail-on", "never")]
    [TestCase("of which nothing is known with --no-intervals", "--fail-on", "worse", "--no-intervals")]
    [TestCase("exclude each other", "--no-intervals", "--confidence", "0.9")]
    public void Compare_refuses_contradictory_options(string message, params string[] options)
    {
        var run = Compare(options);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG0014").And.Contain(message));
        }
    }

    [TestCase("--predictions", "predictions.csv", "worse.csv")]
    [TestCase("--predictions", "predictions.csv", "little.csv")]
    [TestCase("--predictions", "predictions.csv", "worse.csv", "--no-intervals")]
    public void JSON_has_the_words_and_figures_of_the_text(params string[] options)
    {
        var run = Compare([.. options, "--json", "change.json"]);
        using (Assert.EnterMultipleScope())
        {
            foreach (
                var metric in JsonDocument
                    .Parse(File.ReadAllText(Folder.PathTo("change.json")))
                    .RootElement.GetProperty("metrics")
                    .EnumerateObject()
            )
            {
                var interval = metric.Value.TryGetProperty("low", out var low)
                    ? $"{Pattern(low)} to {Pattern(metric.Value.GetProperty("high"))}"
                    : "none";
                Assert.That(
                    run.Output,
                    Does.Match($@"\n +{metric.Name} .* {interval} +{metric.Value.GetProperty("change").GetString()}\n")
                );
            }
        }
    }

    // Four decimals, or more where it takes them to tell the figure from 0.
    private static string Pattern(JsonElement figure) =>
        System.Text.RegularExpressions.Regex.Escape(Text.Figure.Format(figure.GetDouble(), 0));

    private static string Rates(double right) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    string.Join(
                        ',',
                        Enumerable
                            .Range(0, 6)
                            .Select(j =>
                                (
                                    i == j ? right
                                    : j == (i + 1) % 6 ? 1 - right
                                    : 0
                                ).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)
                            )
                    )
                )
        );

    private ToolRun Compare(params string[] options) =>
        ToolRun.In(Folder.FullPath, ["compare", "small.onnx", "small.onnx", "--labels", "labels.txt", "--clustering", "none", .. options]);
}
