namespace QualityGate.Tool.Tests;

/// <summary>The option <c>--report</c> of <c>compare</c>.</summary>
internal sealed class CompareReportTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Directory.CreateDirectory(Folder.PathTo("models"));
        var predictions = File.ReadAllText(Folder.PathTo("predictions.csv"));
        foreach (var name in new[] { "one", "two", "three" })
        {
            File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo($"models/{name}.onnx"));
            Folder.Write($"{name}-test.csv", name == "two" ? predictions.Replace("2,3\n", "2,2\n", StringComparison.Ordinal) : predictions);
        }
    }

    [TestCase]
    [TestCase("models/two.onnx")]
    public void Models_of_the_same_file_name_are_told_by_their_paths(params string[] more)
    {
        foreach (var folder in new[] { "old", "new" })
        {
            Directory.CreateDirectory(Folder.PathTo(folder));
            File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo($"{folder}/m.onnx"));
        }

        string[] labels = ["--labels", "labels.txt", "--no-intervals", "--report", "csv=c.csv"];
        var run = ToolRun.In(Folder.FullPath, ["compare", "old/m.onnx", "new/m.onnx", .. more, .. labels]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("old/m.onnx").And.Contain("new/m.onnx"));
            Assert.That(File.ReadAllText(Folder.PathTo("c.csv")), Does.Contain("old/m.onnx,new/m.onnx,"));
        }
    }

    [TestCase("models/two.onnx")]
    [TestCase("models/two.onnx", "models/three.onnx")]
    public void A_comparison_is_written_in_the_formats_of_reports(params string[] others)
    {
        string[] models = ["models/one.onnx", .. others];
        string[] data = [.. models.Select(model => $"{Path.GetFileNameWithoutExtension(model)}-test.csv")];
        string[] formats = ["json", "markdown", "html", "csv", "scatter"];
        var run = ToolRun.In(
            Folder.FullPath,
            ["compare", .. models, "--labels", "labels.txt", "--no-intervals", "--predictions", .. data, "--json", "a.json"]
        );
        var again = ToolRun.In(
            Folder.FullPath,
            [
                "compare",
                .. models,
                "--labels",
                "labels.txt",
                "--no-intervals",
                "--predictions",
                .. data,
                .. formats.SelectMany(format => new[] { "--report", $"{format}=change.{format}" }),
            ]
        );
        string Text(string file) => File.ReadAllText(Folder.PathTo(file));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.ExitCode, Is.Zero, again.ToString());
            Assert.That(again.Output, Is.EqualTo(run.Output));
            Assert.That(Text("change.json"), Is.EqualTo(Text("a.json")));
            Assert.That(Text("change.csv"), Does.StartWith("a,b,metric,value_a,value_b,difference,low,high,level,change,"));
            Assert.That(Text("change.csv"), Does.Match("one.onnx,two.onnx,accuracy,0.8,0.866666\\d*,0.0666\\d*,,,,changed,true,"));
            Assert.That(Text("change.html"), Does.Contain("Ranking").And.Contain("two.onnx").And.Not.Contain("<script"));
            Assert.That(Text("change.markdown"), Does.StartWith("## Comparison of "));
            Assert.That(Text("change.scatter"), Does.Contain("class=\"scatter\"").And.Contain("two.onnx"));
        }
    }

    [TestCase("svg=a.svg", "'--report' has no format 'svg'.")]
    [TestCase("csv", "--report takes FORMAT=FILE")]
    public void A_comparison_has_no_other_formats(string report, string words)
    {
        var run = ToolRun.In(Folder.FullPath, "compare", "models/one.onnx", "models/two.onnx", "--report", report);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(words));
    }
}
