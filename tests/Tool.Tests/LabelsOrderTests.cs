namespace QualityGate.Tool.Tests;

/// <summary>
/// A model that names its classes itself, with a labels file in another order, on the command line and in thresholds.yml.
/// </summary>
internal sealed class LabelsOrderTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        File.Copy(FieldInput.PathTo("07-order-in-metadata/names.onnx"), Folder.PathTo("names.onnx"));
        File.Copy(FieldInput.PathTo("07-order-in-metadata/labels-in-another-order.txt"), Folder.PathTo("labels.txt"));
    }

    [Test]
    public void Analyze_refuses_two_orders_until_it_is_told_which_counts()
    {
        var refused = Run("analyze", "names.onnx", "--labels", "labels.txt");
        var byModel = Run("analyze", "names.onnx", "--labels", "labels.txt", "--labels-order", "model");
        var byFile = Run("analyze", "names.onnx", "--labels", "labels.txt", "--labels-order", "file");
        var unknown = Run("analyze", "names.onnx", "--labels", "labels.txt", "--labels-order", "both");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.ToString());
            Assert.That(
                refused.Error,
                Does.StartWith("labels.txt(1,1): error QG3018: ")
                    .And.Contain("class 0 is 'n02084071' in the model and 'n02129165' in the labels")
            );
            Assert.That(byModel.Output, Does.Match(@"similarity-depth +11\.5000"));
            Assert.That(byFile.Output, Does.Match(@"similarity-depth +6\.5000"), "what the file says, right or wrong");
            Assert.That(unknown.ExitCode, Is.EqualTo(2));
            Assert.That(
                unknown.Error,
                Does.StartWith("qualitygate: error QG0014: ").And.Contain("--labels-order cannot be 'both'").And.Contain("file, model")
            );
        }
    }

    [Test]
    public void Check_takes_the_order_from_thresholds_yml()
    {
        string Thresholds(string order) =>
            $"version: 1\nmodels:\n  - model: names.onnx\n    labels: labels.txt\n{order}    thresholds:\n      "
            + "similarity-depth: { min: 11.5 }\n";
        int Check(string order)
        {
            Folder.Write("thresholds.yml", Thresholds(order));
            return Run("check").ExitCode;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Check(string.Empty), Is.EqualTo(2));
            Assert.That(Check("    labels-order: model\n"), Is.Zero);
            Assert.That(Check("    labels-order: file\n"), Is.EqualTo(1));
        }

        Folder.Write("thresholds.yml", Thresholds("    labels-order: fiel\n"));
        Assert.That(
            Run("check").Error,
            Does.Contain(
                "thresholds.yml(5,19): error QG0010: 'labels-order' cannot be 'fiel'. Did you mean 'file'? It is one of: file, model."
            )
        );
    }

    [Test]
    public void Compare_takes_the_order_for_both_models()
    {
        var run = Run("compare", "names.onnx", "names.onnx", "--labels", "labels.txt", "--labels-order", "model");
        Assert.That(run.Output, Does.Match(@"similarity-depth +11\.5000 +11\.5000"), run.ToString());
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
