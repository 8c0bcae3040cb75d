namespace QualityGate.Tool.Tests;

/// <summary><c>--orientation</c>, and what analyze says of a matrix that is the other way round.</summary>
internal sealed class OrientationTests : FolderFixture
{
    private static readonly string Predicted = FieldInput.PathTo("03-confusion-transposed/rows-predicted.csv");

    [Test]
    public void A_matrix_whose_rows_are_predicted_classes_is_refused_until_that_is_said()
    {
        var doubt = Analyze("--confusion", Predicted);
        var said = Analyze("--confusion", Predicted, "--orientation", "predicted-rows");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(doubt.ExitCode, Is.EqualTo(2), doubt.ToString());
            Assert.That(doubt.Error, Does.Contain("rows-predicted.csv: error QG3016: its columns sum to 100"));
            Assert.That(said.ExitCode, Is.Zero, said.ToString());
            Assert.That(said.Output, Does.Match(@"error-alignment +1\.0000"));
        }
    }

    [TestCase("--orientation cannot be 'true-row'. Did you mean 'true-rows'?", "--confusion", "c.csv", "--orientation", "true-row")]
    [TestCase("--orientation is about a confusion matrix, but there is no --confusion", "--orientation", "true-rows")]
    public void An_orientation_that_says_nothing_is_refused(string words, params string[] options)
    {
        var run = Analyze(options);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG0014").And.Contain(words));
        }
    }

    [Test]
    public void Compare_takes_it_for_both_matrices()
    {
        var run = Run(
            "compare",
            FieldInput.PathTo("plain.onnx"),
            FieldInput.PathTo("plain.onnx"),
            "--labels",
            FieldInput.PathTo("labels.txt"),
            "--confusion",
            Predicted,
            Predicted,
            "--orientation",
            "predicted-rows"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Match(@"error-alignment +1\.0000 +1\.0000"));
        }
    }

    [Test]
    public void A_run_that_measured_nothing_exits_with_2()
    {
        Folder.Write(
            "two.onnx",
            OnnxBuilder.Classifier(
                new double[,]
                {
                    { 1, 0 },
                    { 0.5, 1 },
                }
            )
        );
        Folder.Write("labels.txt", "dog.n.01\ncat.n.01\n");
        var run = Run("analyze", Folder.PathTo("two.onnx"), "--labels", Folder.PathTo("labels.txt"), "--json", "-");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Output, Does.Contain("\"passed\": false").And.Contain("\"similarity-depth\": \"is undefined: "));
            Assert.That(run.Error, Does.Contain("similarity-depth is undefined: ").And.Contain("error QG1002"));
        }
    }

    private ToolRun Analyze(params string[] options) =>
        Run(["analyze", FieldInput.PathTo("plain.onnx"), "--labels", FieldInput.PathTo("labels.txt"), .. options]);

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
