using System.Globalization;
using System.Text.Json;

namespace QualityGate.Tool.Tests;

/// <summary>The tool as a user starts it: arguments in, exit code and text out.</summary>
internal sealed class ToolTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void Check_passes_with_exit_code_0_and_prints_all_values()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        var run = Run("check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Match(@"similarity-depth +8\.2000  5\.4000 \(p 0\.\d{3}\)  min 7  passed"));
            Assert.That(run.Output, Does.Match(@"accuracy +0\.8000"));
            Assert.That(run.Output, Does.EndWith("QualityGate passed: 1 model, 1 of 1 thresholds hold.\n"));
            Assert.That(run.Error, Is.Empty);
        }
    }

    [Category("Build")]
    [Test]
    public void Check_fails_with_exit_code_1_where_a_threshold_is_violated()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }", "accuracy: { min: 0.9 }"));
        var run = Start("check", "thresholds.yml");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Error, Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000"));
            Assert.That(run.Error, Does.Contain("thresholds.yml(10,7): error QG1001: accuracy of 'small' is 0.8000"));
        }
    }

    [Test]
    public void Analyze_gives_intervals_and_explains()
    {
        var run = Run(
            "analyze",
            "small.onnx",
            "--labels",
            "labels.txt",
            "--predictions",
            "predictions.csv",
            "--clustering",
            "none",
            "--confidence",
            "0.9",
            "--explain"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Match(@"metric +value +90 % interval +by chance"));
            Assert.That(run.Output, Does.Match(@"accuracy +0\.8000 +0\.\d{4} to 0\.\d{4}"));
            Assert.That(
                run.Output,
                Does.Match(@"Functional edges that no similarity explains\n +class +class +in common +depth +similarity +confusions\n")
            );
            Assert.That(run.Error, Does.Contain("predictions.csv: warning QG3014: 6 of 6 classes"));
        }
    }

    [Category("Build")]
    [Test]
    public void Reports_are_the_same_bytes_on_any_number_of_processors()
    {
        string[] arguments =
        [
            "analyze",
            "small.onnx",
            "--labels",
            "labels.txt",
            "--predictions",
            "predictions.csv",
            "--confidence",
            "0.95",
            "--json",
            "-",
        ];
        var processors = Environment.ProcessorCount == 1 ? 7 : 1;
        var run = ChildProcess.Dotnet(
            Folder.FullPath,
            new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture) },
            [ToolRun.Assembly, .. arguments]
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Is.EqualTo(Run(arguments).Output).And.Contains("intervals"));
    }

    [Test]
    public void Compare_shows_what_changed()
    {
        Folder.Write(
            "after.csv",
            File.ReadAllText(Folder.PathTo("predictions.csv"))
                .Replace("2,3\n", "2,2\n", StringComparison.Ordinal)
                .Replace("0,1\n", "0,0\n", StringComparison.Ordinal)
        );
        var run = Run(
            "compare",
            "small.onnx",
            "small.onnx",
            "--labels",
            "labels.txt",
            "--predictions",
            "predictions.csv",
            "after.csv",
            "--clustering",
            "none",
            "--json",
            "change.json",
            "--markdown",
            "change.md"
        );
        var accuracy = JsonDocument
            .Parse(File.ReadAllText(Folder.PathTo("change.json")))
            .RootElement.GetProperty("metrics")
            .GetProperty("accuracy");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("tested on the same samples"));
            Assert.That(run.Output, Does.Match(@"accuracy +0\.8000 +0\.9000 +\+0\.1000 +0\.\d{4} to 0\.\d{4} +better"));
            Assert.That(run.Output, Does.Match(@"Vanished confusions\n +class +taken for +samples\n +car\.n\.01 +truck\.n\.01 +4\n"));
            Assert.That(accuracy.GetProperty("change").GetString(), Is.EqualTo("better"));
            Assert.That(File.ReadAllText(Folder.PathTo("change.md")), Does.StartWith("## Comparison of two models\n"));
        }
    }

    [TestCase("--predictions needs two files", "--labels", "labels.txt", "--predictions", "predictions.csv")]
    [TestCase("a share from 0.5 to 0.999", "--labels", "labels.txt", "--confidence", "95")]
    [TestCase("a share from 0.5 to 0.999", "--labels", "labels.txt", "--confidence", "many")]
    [TestCase("--clustering cannot be 'kmeans'", "--labels", "labels.txt", "--clustering", "kmeans")]
    [TestCase(
        "exclude each other",
        "--labels",
        "labels.txt",
        "--predictions",
        "predictions.csv",
        "predictions.csv",
        "--confusion",
        "c.csv",
        "c.csv"
    )]
    public void Compare_refuses_what_it_cannot_do(string message, params string[] options)
    {
        var run = Run(["compare", "small.onnx", "small.onnx", .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG0014").And.Contain(message));
        }
    }

    [Test]
    public void Models_of_other_classes_cannot_be_compared()
    {
        Folder.Write("other.txt", string.Join('\n', SmallRepository.Labels.Skip(1).Append("bus.n.01")));
        var run = Run("compare", "small.onnx", "small.onnx", "--labels", "labels.txt", "other.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.StartWith("other.txt: error QG3015: the models to compare"));
        }
    }

    [Category("Build")]
    [Test]
    public void Inspect_shows_the_classifier_layer_and_has_ONNX_Runtime_confirm_it()
    {
        var run = Start("inspect", "small.onnx", "--verify");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Match("input +'x' float32"));
            Assert.That(run.Output, Does.Match("classifier +Gemm 'w'"));
            Assert.That(run.Output, Does.Match(@"encoding +float32"));
            Assert.That(run.Output, Does.Match(@"confidence +certain"));
            Assert.That(
                run.Output,
                Does.Match(@"verified +yes: W\*x \+ b against ONNX Runtime, \d+ scores, largest deviation [0-9.]+E-00\d")
            );
            Assert.That(run.Error, Is.Empty);
        }
    }

    [Test]
    public void Inspect_lists_candidates_labels_and_what_to_do()
    {
        Folder.Write(
            "two.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Metadata("names", "{0: 'cat', 1: 'dog'}")
                .Weights("a", [2, 2], [1, 2, 3, 4])
                .Weights("b", [3, 2], [1, 2, 3, 4, 5, 7])
                .Node("Gemm", ["x", "a"], "y", ("transB", 1))
                .Node("Gemm", ["x", "b"], "z", ("transB", 1))
                .Output("y", 1, 2)
                .Output("z", 1, 3)
                .ToBytes()
        );
        var run = Run("inspect", "two.onnx");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Output, Does.Match("candidate +Gemm 'a' with 2 classes x 2 features behind output 'y'"));
            Assert.That(run.Output, Does.Match(@"labels +metadata 'names': 2 names \(cat, dog\)"));
            Assert.That(run.Error, Does.Contain("two.onnx: error QG2006").And.Contain("--classifier"));
            Assert.That(Run("inspect", "two.onnx", "--classifier", "b").ExitCode, Is.Zero);
            Assert.That(Run("inspect", "two.onnx", "--classes", "2").Output, Does.Match("classifier +Gemm 'a'"));
            Assert.That(Run("inspect", "two.onnx", "--classifier", "c").Error, Does.Contain("error QG2017"));
            Assert.That(Run("inspect", "missing.onnx", "--verify").Error, Does.Contain("missing.onnx: error QG2001"));
        }
    }

    [Test]
    public void A_key_in_thresholds_yml_chooses_the_classifier()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 7 }")
                .Replace("    thresholds:", "    classifier: nothing\n    thresholds:", StringComparison.Ordinal)
        );
        Assert.That(Run("check").Error, Does.Contain("error QG2017").And.Contain("no output, weights or layer named 'nothing'"));
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 7 }")
                .Replace("    thresholds:", "    classifier: w\n    thresholds:", StringComparison.Ordinal)
        );
        Assert.That(Run("check").ExitCode, Is.Zero);
    }

    [TestCase("similarity-deth: { min: 3 }", "thresholds.yml(9,7): error QG0004")]
    [TestCase("similarity-depth: { min: 7, mox: 4 }", "thresholds.yml(9,35): error QG0003")]
    public void Check_fails_with_exit_code_2_where_the_configuration_is_wrong(string threshold, string line)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold));
        var run = Run("check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain(line));
        }
    }

    [Test]
    public void Check_without_any_thresholds_file_is_an_error()
    {
        var run = Run("check", "nowhere/thresholds.yml");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.StartWith("nowhere/thresholds.yml: error QG0001"));
        }
    }

    [Test]
    public void Check_finds_the_file_above_the_current_folder()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        var deep = Directory.CreateDirectory(Folder.PathTo("a/b")).FullName;
        Assert.That(ToolRun.In(deep, "check").ExitCode, Is.Zero);
    }

    [Test]
    public void Analyze_writes_nothing_but_JSON_to_standard_output_when_asked_to()
    {
        var run = Run(
            "analyze",
            "small.onnx",
            "--labels",
            "labels.txt",
            "--predictions",
            "predictions.csv",
            "--clustering",
            "none",
            "--json",
            "-"
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var model = JsonDocument.Parse(run.Output).RootElement.GetProperty("models")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.GetProperty("path").GetString(), Is.EqualTo("small.onnx"));
            Assert.That(model.GetProperty("metrics").GetProperty("similarity-depth").GetDouble(), Is.EqualTo(8.2).Within(1e-12));
            Assert.That(model.GetProperty("structural").GetProperty("edges").GetArrayLength(), Is.EqualTo(5));
            Assert.That(model.GetProperty("functional").GetProperty("edges").GetArrayLength(), Is.EqualTo(4));
            Assert.That(run.Error, Does.Contain("similarity-depth"), "the table goes to standard error then");
        }
    }

    [Test]
    public void Reports_are_written_to_files()
    {
        var run = Run("analyze", "small.onnx", "--labels", "labels.txt", "--json", "out/report.json", "--markdown", "out/report.md");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(File.ReadAllText(Folder.PathTo("out/report.json")), Does.StartWith("{"));
            Assert.That(File.ReadAllText(Folder.PathTo("out/report.md")), Does.StartWith("## ℹ️ QualityGate measured 1 model"));
        }
    }

    [Test]
    public void A_report_that_cannot_be_written_is_exit_code_2()
    {
        var run = Run("analyze", "small.onnx", "--labels", "labels.txt", "--json", "labels.txt/report.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG0015"));
        }
    }

    [TestCase("labels.txt: error QG3", "analyze", "small.onnx", "--labels", "predictions.csv")]
    [TestCase("missing.onnx: error QG2001", "analyze", "missing.onnx", "--labels", "labels.txt")]
    [TestCase("small.onnx: error QG3030", "analyze", "small.onnx")]
    [TestCase("qualitygate: error QG0014", "analyze", "small.onnx", "--labels", "labels.txt", "--clustering", "kmeans")]
    [TestCase("qualitygate: error QG0014", "analyze", "small.onnx", "--labels", "labels.txt", "--predictions", "p", "--confusion", "c")]
    [TestCase("qualitygate: error QG0014", "analyze", "small.onnx", "--labels", " ")]
    [TestCase("qualitygate: error QG0014", "analyze", "small.onnx", "--labels", "labels.txt", "--json", "-", "--markdown", "-")]
    [TestCase("qualitygate: error QG0014: Unrecognized option '--bogus'", "check", "--bogus")]
    [TestCase("qualitygate: error QG0014", "check", "--json", "")]
    [TestCase("qualitygate: error QG0014", "examine")]
    [TestCase("qualitygate: error QG0014")]
    public void Mistakes_are_one_line_and_exit_code_2(string line, params string[] arguments)
    {
        var run = Run(arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain(line.Replace("labels.txt: error QG3", "error QG3032", StringComparison.Ordinal)));
            Assert.That(run.All, Does.Not.Contain("   at "), "no stack trace");
        }
    }

    [TestCase(
        "Unrecognized option '--label'. Did you mean '--labels'? See 'qualitygate analyze --help'.",
        "analyze",
        "small.onnx",
        "--label",
        "labels.txt"
    )]
    [TestCase(
        "Unrecognized option '--label'. Did you mean '--labels'? See 'qualitygate analyze --help'.",
        "analyze",
        "--label",
        "labels.txt",
        "small.onnx"
    )]
    [TestCase(
        "Unrecognized option '--lables'. Did you mean '--labels'? See 'qualitygate compare --help'.",
        "compare",
        "small.onnx",
        "small.onnx",
        "--lables",
        "labels.txt",
        "labels.txt"
    )]
    [TestCase(
        "Unrecognized option '--verfy'. Did you mean '--verify'? See 'qualitygate inspect --help'.",
        "inspect",
        "--verfy",
        "small.onnx"
    )]
    [TestCase("Unrecognized option '--hepl'. Did you mean '--help'? See 'qualitygate check --help'.", "check", "--hepl")]
    [TestCase(
        "Unrecognized option '--bogus'; the options are --baseline, --history, --suppressions, --update-suppressions, "
            + "--reason, --report, --json, --markdown, --markdown-limit, "
            + "--comment, --summary, --explain, --no-annotations, --help; see 'qualitygate check --help'.",
        "check",
        "thresholds.yml",
        "--bogus=3"
    )]
    [TestCase("There is no command 'chek'. Did you mean 'check'? See 'qualitygate --help'.", "chek", "thresholds.yml")]
    [TestCase(
        "There is no command 'examine'; the commands are init, check, analyze, compare, baseline, inspect, labels, evaluate, report; see "
            + "'qualitygate --help'.",
        "examine"
    )]
    [TestCase(
        "A command is missing; the commands are init, check, analyze, compare, baseline, inspect, labels, evaluate, report; see "
            + "'qualitygate --help'."
    )]
    [TestCase("Required argument missing for option: '--json'; see 'qualitygate check --help'.", "check", "--json")]
    [TestCase(
        "Required argument missing for option: '--labels'; see 'qualitygate compare --help'.",
        "compare",
        "a.onnx",
        "b.onnx",
        "--labels"
    )]
    public void A_mistake_in_a_command_line_is_one_line_that_says_what_was_meant(string message, params string[] arguments)
    {
        var run = Run(arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Is.EqualTo($"qualitygate: error QG0014: {message}\n"));
        }
    }

    [Test]
    public void An_unmeasured_model_without_demands_has_no_thresholds_that_hold() =>
        Assert.That(
            Run("analyze", "missing.onnx", "--labels", "labels.txt").Output,
            Does.EndWith("\nQualityGate could not measure everything: 1 of 1 model failed.\n")
        );

    [Test]
    public void Help_is_printed() => Assert.That(Run("analyze", "--help").Output, Does.Contain("--predictions"));

    [Test]
    [SharedData("real/squeezenet1.1-fp16.onnx")]
    public void A_real_model_is_analysed()
    {
        var real = SharedDataAttribute.PathTo("real");
        var run = ToolRun.In(real, "analyze", "squeezenet1.1-fp16.onnx", "--labels", "imagenet_class_index.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("151 clusters, 849 edges"));
            Assert.That(run.Output, Does.Contain("8.9670"));
        }
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);

    // A process of its own where exit codes or native libraries count; what else there is to say needs none. All have one Main, and
    // UncleanEndTests sees processes pass, fail and stop.
    private ToolRun Start(params string[] arguments) => ToolRun.Of(ChildProcess.Dotnet(Folder.FullPath, [ToolRun.Assembly, .. arguments]));
}
