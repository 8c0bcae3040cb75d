using System.Text.Json;

namespace QualityGate.Tool.Tests;

/// <summary>The commands <c>analyze</c> and <c>compare</c> with more models than they need: each is measured, and all are ranked.</summary>
internal sealed class SeveralModelsTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        // The same model with its classes' names exchanged: dog is near car now, so that similarities are shallow.
        Directory.CreateDirectory(Folder.PathTo("models"));
        foreach (var name in new[] { "one", "two", "three" })
        {
            File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo($"models/{name}.onnx"));
            File.Copy(Folder.PathTo("predictions.csv"), Folder.PathTo($"{name}-test.csv"));
        }

        Folder.Write(
            "two-test.csv",
            File.ReadAllText(Folder.PathTo("predictions.csv")).Replace("2,3\n", "2,2\n", StringComparison.Ordinal)
        );
        Folder.Write("mixed.txt", "dog.n.01\ncar.n.01\ncat.n.01\napple.n.01\ntruck.n.01\npear.n.01\n");
    }

    [Test]
    public void A_pattern_stands_for_all_models_and_a_name_for_the_test_data_of_each()
    {
        var run = Analyze("models/*.onnx", "--labels", "labels.txt", "--predictions", "{name}-test.csv", "--json", "all.json");
        var models = JsonDocument.Parse(File.ReadAllText(Folder.PathTo("all.json"))).RootElement.GetProperty("models");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(models.EnumerateArray().Select(Name), Is.EqualTo(["one.onnx", "three.onnx", "two.onnx"]));
            Assert.That(models.EnumerateArray().Select(Accuracy), Is.EqualTo([0.8, 0.8, 52 / 60.0]));
            Assert.That(run.Output, Does.Match(@"Ranking by similarity-depth\n +rank +model +test data +similarity-depth"));
            // Equal depths share a rank.
            Assert.That(run.Output, Does.Match(@"\n +1 +one\.onnx +one-test\.csv +8\.2000 .*0\.8000\n"));
            Assert.That(run.Output, Does.Match(@"\n +1 +two\.onnx +two-test\.csv +8\.2000 .*0\.8667\n"));
        }

        static string? Name(JsonElement model) => model.GetProperty("name").GetString();
        static double Accuracy(JsonElement model) => model.GetProperty("metrics").GetProperty("accuracy").GetDouble();
    }

    [Test]
    public void The_deepest_similarities_come_first()
    {
        var run = Analyze("models/one.onnx", "models/two.onnx", "--labels", "mixed.txt", "--labels", "labels.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Match(@"\n +1 +two\.onnx +8\.2000.*\n +2 +one\.onnx +\d"));
        }
    }

    [Test]
    public void Models_of_other_classes_are_measured_but_not_ranked()
    {
        Folder.Write("other.txt", string.Join('\n', SmallRepository.Labels.Skip(1).Append("bus.n.01")));
        var run = Analyze("models/one.onnx", "models/two.onnx", "--labels", "labels.txt", "--labels", "other.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("QualityGate measured 2 models"));
            Assert.That(run.Output, Does.Not.Contain("Ranking"));
        }
    }

    [Test]
    public void Models_of_one_file_name_are_called_by_their_paths()
    {
        Directory.CreateDirectory(Folder.PathTo("old"));
        File.Copy(Folder.PathTo("small.onnx"), Folder.PathTo("old/one.onnx"));
        var run = Analyze("old/one.onnx", "models/one.onnx", "models/one.onnx", "--labels", "labels.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Match(@"\n +1 +models/one\.onnx +8\.2000.*\n +1 +old/one\.onnx +8\.2000"), run.ToString());
            Assert.That(run.Output, Does.Contain("measured 2 models"));
        }
    }

    [Test]
    public void A_model_that_cannot_be_read_leaves_the_others_measured()
    {
        var run = Analyze("models/one.onnx", "missing.onnx", "models/two.onnx", "--labels", "labels.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("missing.onnx: error QG2001"));
            Assert.That(run.Output, Does.Contain("1 of 3 models failed").And.Contain("Ranking"));
        }
    }

    [TestCase("--predictions needs 3 files", "models/*.onnx", "--predictions", "one-test.csv")]
    [TestCase("--predictions needs two files", "models/one.onnx", "models/two.onnx", "--predictions", "one-test.csv")]
    [TestCase("--labels has 2 values for 3 models", "models/*.onnx", "--labels", "labels.txt")]
    [TestCase("--labels has 2 values for 1 models", "small.onnx", "--labels", "labels.txt")]
    public void Values_that_belong_to_no_certain_model_are_refused(string message, params string[] arguments)
    {
        var run = Analyze([.. arguments, "--labels", "labels.txt"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.StartWith("qualitygate: error QG0014: ").And.Contain(message));
            Assert.That(run.Output, Is.Empty);
        }
    }

    [Test]
    public void A_pattern_that_matches_nothing_is_an_error()
    {
        var run = Analyze("models/*.pt", "--labels", "labels.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.StartWith("qualitygate: error QG2001: no file matches 'models/*.pt'"));
        }
    }

    [Test]
    public void Compare_ranks_further_models_by_their_change_from_the_first()
    {
        var run = ToolRun.In(
            Folder.FullPath,
            "compare",
            "models/one.onnx",
            "models/two.onnx",
            "models/three.onnx",
            "--labels",
            "labels.txt",
            "--predictions",
            "{name}-test.csv",
            "--fail-on",
            "changed",
            "--json",
            "all.json",
            "--markdown",
            "all.md"
        );
        var comparisons = JsonDocument.Parse(File.ReadAllText(Folder.PathTo("all.json"))).RootElement.GetProperty("comparisons");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(
                comparisons.EnumerateArray().Select(c => c.GetProperty("b").GetProperty("file").GetString()),
                Is.EqualTo(["two.onnx", "three.onnx"])
            );
            Assert.That(run.Output, Does.Match(@"\n +1 +two\.onnx .* 0\.8667 \(within chance\)\n +1 +three\.onnx .* 0\.8000 \(none\)\n"));
            Assert.That(run.Output, Does.Match(@"\ntwo\.onnx: Failed: .*correlation are changed\.\nthree\.onnx: Passed: "));
            Assert.That(
                File.ReadAllText(Folder.PathTo("all.md")),
                Does.StartWith("## Comparison of 3 models\n\nRanking by similarity-depth")
            );
        }
    }

    private ToolRun Analyze(params string[] arguments) => ToolRun.In(Folder.FullPath, ["analyze", .. arguments, "--clustering", "none"]);
}
