namespace QualityGate.Tool.Tests;

/// <summary>Models that carry the names of their classes need no labels file; those that don't say where labels can come from.</summary>
internal sealed class OwnLabelsTests : FolderFixture
{
    private const string Ask = "error QG3030: no labels are given for 'small.onnx', and it has none in its metadata";

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        File.Copy(FieldInput.PathTo("07-order-in-metadata/names.onnx"), Folder.PathTo("names.onnx"));
        Folder.Write("thresholds.yml", Thresholds("names.onnx"));
    }

    [Test]
    public void Commands_take_the_names_in_the_model()
    {
        var (analyze, check, compare) = (Run("analyze", "names.onnx"), Run("check"), Run("compare", "names.onnx", "names.onnx"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analyze.ExitCode, Is.Zero, analyze.ToString());
            Assert.That(analyze.Output, Does.Match(@"similarity-depth +11\.5000"));
            Assert.That(check.ExitCode, Is.Zero, check.ToString());
            Assert.That(compare.ExitCode, Is.Zero, compare.ToString());
            Assert.That(Run("inspect", "names.onnx").Output, Does.Match("labels +metadata"));
        }
    }

    [Test]
    public void A_model_without_names_is_one_error_at_what_names_it()
    {
        Folder.Write("thresholds.yml", Thresholds("small.onnx"));
        var (analyze, check, compare) = (Run("analyze", "small.onnx"), Run("check"), Run("compare", "names.onnx", "small.onnx"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { analyze.ExitCode, check.ExitCode, compare.ExitCode }, Is.All.EqualTo(2));
            Assert.That(analyze.All, Does.Contain($"small.onnx: {Ask}"));
            Assert.That(check.All, Does.Contain($"thresholds.yml(3,12): {Ask}"));
            Assert.That(compare.All, Does.Contain($"small.onnx: {Ask}"));
        }
    }

    [Test]
    public void The_report_says_how_many_classes_are_left_out()
    {
        Folder.Write("labels.txt", string.Join('\n', SmallRepository.Labels.SkipLast(1).Append("- other")));
        var run = Run(
            "analyze",
            "small.onnx",
            "--labels",
            "labels.txt",
            "--clustering",
            "none",
            "--markdown",
            "report.md",
            "--json",
            "report.json"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("(1 without a concept, left out of graphs)"));
            Assert.That(File.ReadAllText(Folder.PathTo("report.md")), Does.Contain("(1 without a concept, left out of graphs)"));
            Assert.That(File.ReadAllText(Folder.PathTo("report.json")), Does.Contain("\"withoutConcept\": 1"));
        }
    }

    private static string Thresholds(string model) =>
        $"version: 1\nmodels:\n  - model: {model}\n    thresholds:\n      similarity-depth: {{ min: 11.5 }}\n";

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
