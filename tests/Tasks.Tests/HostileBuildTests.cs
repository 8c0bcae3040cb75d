using System.Text.RegularExpressions;
using QualityGate.Diagnostics;

namespace QualityGate.Tasks.Tests;

/// <summary>A build of somebody else's models: their names are shown in its log, and do nothing.</summary>
internal sealed class HostileBuildTests : FolderFixture
{
    private const string Evil = "##vso[task.setvariable variable=PATH]evil";
    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void Weights_of_a_foreign_model_are_no_command([Values("TF_BUILD", "GITHUB_ACTIONS")] string system, [Values(3, 99)] int limit)
    {
        Folder.Write(
            "small.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Output("y", 1, 6)
                .Weights(Evil, [2, 6], [1, 0.9, 0.6, 0.5, -0.2, -0.4, 0, 0.2, 0.8, 0.9, 1, 0.9])
                .Node("MatMul", ["x", Evil], "y")
                .ToBytes()
        );
        for (var time = 0; time < 2; time++)
        {
            In(system, () => Execute(SmallRepository.Thresholds($"similarity-depth: {{ min: {limit} }}")));
            AssertHarmless("evil");
        }
    }

    [Test]
    public void A_file_that_a_pattern_finds_is_no_command(
        [Values("::stop-commands::x.onnx", "##vso[x]y.onnx", "##teamcity[y].onnx")] string file,
        [Values(3, 99)] int limit
    )
    {
        File.Move(Folder.PathTo("small.onnx"), Path.Combine(Folder.FullPath, file));
        In(
            "GITHUB_ACTIONS",
            () =>
                Execute(
                    SmallRepository
                        .Thresholds($"similarity-depth: {{ min: {limit} }}")
                        .Replace("small.onnx", "'*.onnx'", StringComparison.Ordinal)
                        .Replace("  - name: small\n    model", "  - model", StringComparison.Ordinal)
                )
        );
        AssertHarmless(file[^6..]);
    }

    [Test]
    public void A_name_a_label_and_a_missing_file_are_no_commands()
    {
        Folder.Write("labels.txt", File.ReadAllText(Folder.PathTo("labels.txt")).Replace("dog.n.01", Evil, StringComparison.Ordinal));
        In(
            "TF_BUILD",
            () =>
                Execute(
                    SmallRepository
                        .Thresholds("similarity-depth: { min: 7 }")
                        .Replace("name: small", "name: \"::error::name\\u202E\"", StringComparison.Ordinal)
                        + "  - name: second\n    model: \"##vso[task.complete]gone.onnx\"\n    labels: labels.txt\n    "
                        + "thresholds: { similarity-depth: { min: 7 } }\n"
                )
        );
        AssertHarmless("gone.onnx");
        Assert.That(engine.Errors.Select(error => error.Code), Does.Contain("QG2001").And.Contain("QG3006"));
    }

    [Test]
    public void Texts_that_the_up_to_date_check_repeats_are_no_commands()
    {
        Folder.Write(
            "small.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Output("y", 1, 6)
                .Weights(Evil, [2, 6], [1, 0.9, 0.6, 0.5, -0.2, -0.4, 0, 0.2, 0.8, 0.9, 1, 0.9])
                .Node("MatMul", ["x", Evil], "y")
                .ToBytes()
        );
        Execute(
            SmallRepository
                .Thresholds("similarity-depth: { min: 99, severity: warning }")
                .Replace("name: small", "name: \"::error::name\"", StringComparison.Ordinal)
        );
        var text = File.ReadAllText(Folder.PathTo("cache/manifest.txt"));
        Assert.That(text, Does.Contain("evil").And.Contain("QG1001").And.Not.Match(Command));
    }

    [Test]
    public void Annotations_stay_commands()
    {
        In("TF_BUILD", () => Execute(SmallRepository.Thresholds("similarity-depth: { min: 99 }")));
        Assert.That(engine.Messages.Select(message => message.Message), Has.Some.StartsWith("##vso[task.logissue type=error;"));
    }

    [Test]
    public void Without_annotations_there_is_no_command()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        using var task = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            Annotations = "False",
        };
        In("GITHUB_ACTIONS", () => task.Execute());
        Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG1001"));
        Assert.That(engine.Messages.Select(message => message.Message), Has.None.Match(Command));
    }

    [Test]
    public void A_run_without_memory_is_an_error_with_a_code() =>
        Assert.That(
            MemoryLimit.Describe(new SourceLocation("thresholds.yml"), "for the gate").ToString(),
            Does.StartWith("thresholds.yml: error QG0018: there is not enough memory for the gate; ")
        );

    [TestCase("formats", "jsn", "'QualityGateReportFormats' has no format 'jsn'. Did you mean 'json'?")]
    [TestCase("severity", "warn", "'QualityGateSeverity' cannot be 'warn'. Did you mean 'warning'?")]
    public void A_mistake_in_a_property_leaves_no_report_of_an_earlier_build(string property, string value, string message)
    {
        Execute(SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        Assert.That(File.Exists(Folder.PathTo("out/report.json")), Is.True);
        using var task = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            ReportFolder = Folder.PathTo("out"),
        };
        (task.ReportFormats, task.Severity) = property == "formats" ? (value, string.Empty) : (string.Empty, value);
        Assert.That(task.Execute(), Is.False);
        Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG0010"));
        Assert.That(engine.Errors[0].Message, Does.StartWith(message));
        Assert.That(Directory.GetFiles(Folder.PathTo("out")), Is.Empty);
    }

    [Test]
    public void A_refused_report_is_not_pointed_to()
    {
        Folder.Write("out/report.md", File.ReadAllText(Folder.PathTo("labels.txt")));
        Execute(
            SmallRepository
                .Thresholds("similarity-depth: { min: 7 }")
                .Replace("labels: labels.txt", "labels: out/report.md", StringComparison.Ordinal)
        );
        Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG0020"));
        Assert.That(engine.Messages.Select(message => message.Message), Has.None.Contain("QualityGate report:"));
    }

    private const string Command = @"(?m)(?:##\w*\[|^\s*::)";

    private void AssertHarmless(string shown)
    {
        var all = engine
            .Messages.Select(message => message.Message!)
            .Concat(engine.Errors.SelectMany(error => new[] { error.Message!, error.File! }))
            .Concat(engine.Warnings.SelectMany(warning => new[] { warning.Message!, warning.File! }))
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Has.Some.Contain(shown));
            Assert.That(
                all.Where(text => !IsAnnotation(text) && Regex.IsMatch(text, Command, RegexOptions.None, TimeSpan.FromSeconds(1))),
                Is.Empty
            );
            Assert.That(string.Concat(all), Does.Not.Contain("\u202E"));
        }
    }

    private static bool IsAnnotation(string text) =>
        Regex.IsMatch(
            text,
            @"^(##vso\[task\.logissue type=(error|warning);|::(error|warning) file=)[^\n]*$",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );

    private static void In(string system, Action action)
    {
        var before = Environment.GetEnvironmentVariable(system);
        Environment.SetEnvironmentVariable(system, "true");
        try
        {
            action();
        }
        finally
        {
            Environment.SetEnvironmentVariable(system, before);
        }
    }

    private bool Execute(string thresholds)
    {
        Folder.Write("thresholds.yml", thresholds);
        using var task = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            ReportFolder = Folder.PathTo("out"),
            CacheFolder = Folder.PathTo("cache"),
        };
        return task.Execute();
    }
}
