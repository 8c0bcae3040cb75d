namespace QualityGate.Tool.Tests;

/// <summary>A hierarchy of the user's own, and none, on the command line.</summary>
internal sealed class HierarchyTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void Analyze_takes_a_file_or_none()
    {
        Folder.Write(
            "tree.csv",
            "parent,child\nthing,pet\nthing,vehicle\nthing,fruit\npet,dog\npet,cat\nvehicle,car\nvehicle,truck\nfruit,apple\nfruit,pear\n"
        );
        Folder.Write("labels.txt", "dog\ncat\ncar\ntruck\napple\npear\n");
        var own = Analyze("tree.csv");
        var none = Analyze("none");
        var weights = Run("analyze", "small.onnx", "--labels", "labels.txt", "--hierarchy", "none");
        var missing = Analyze("tree.yml");
        var misspelt = Analyze("NONE");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own.ExitCode, Is.Zero, own.ToString());

            // Three edges within the groups, at depth 2, and two between them.
            Assert.That(own.Output, Does.Match(@"similarity-depth +1\.6000").And.Contain("hierarchy tree.csv"));
            Assert.That(none.ExitCode, Is.Zero, none.ToString());
            Assert.That(none.Output, Does.Match(@"accuracy +0\.8000").And.Not.Match(@"(?m)^ +(similarity-depth|hierarchical-f1)"));
            Assert.That(none.Output, Does.Contain("hierarchy none: metrics that need one"));
            Assert.That(weights.ExitCode, Is.EqualTo(2), weights.ToString());
            Assert.That(weights.Error, Does.Contain("With test data, accuracy and error alignment can be measured."));
            Assert.That(missing.ExitCode, Is.EqualTo(2));
            Assert.That(missing.Error, Does.Contain("QG3001: the hierarchy file").And.Contain("does not exist"));
            Assert.That(misspelt.Error, Does.Contain("Did you mean 'none'?"));
        }
    }

    [Test]
    public void Compare_takes_one_for_both()
    {
        string[] files = ["compare", "small.onnx", "small.onnx", "--labels", "labels.txt", "--no-intervals", "--clustering", "none"];
        var none = Run([.. files, "--predictions", "predictions.csv", "predictions.csv", "--hierarchy", "none"]);
        var twice = Run([.. files, "--hierarchy", "none", "--hierarchy", "wordnet"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.ExitCode, Is.Zero, none.ToString());
            Assert.That(none.Output, Does.Contain("error-alignment").And.Not.Contain("depth"));
            Assert.That(twice.ExitCode, Is.EqualTo(2), twice.ToString());
        }
    }

    private ToolRun Analyze(string hierarchy) =>
        Run(
            "analyze",
            "small.onnx",
            "--labels",
            "labels.txt",
            "--predictions",
            "predictions.csv",
            "--clustering",
            "none",
            "--hierarchy",
            hierarchy
        );

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
