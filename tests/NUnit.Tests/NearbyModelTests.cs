using QualityGate.Diagnostics;

namespace QualityGate.Constraints.Tests;

/// <summary>A model whose path is misspelt, named in every way that a test can: the message has the file that was likely meant.</summary>
[NonParallelizable]
internal sealed class NearbyModelTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Directory.CreateDirectory(Folder.PathTo("models"));
        File.Move(Folder.PathTo("small.onnx"), Folder.PathTo("models/birds.onnx"));
        Directory.SetCurrentDirectory(Folder.FullPath);
    }

    [TearDown]
    public void GoBack() => Directory.SetCurrentDirectory(TestContext.CurrentContext.TestDirectory);

    [TestCase("models/brids.onnx")]
    [TestCase("models/birds.onx")]
    [TestCase("model/birds.onnx")]
    [TestCase("Models/Birds.onnx")]
    public void A_text_asks_for_the_path_that_was_meant(string path)
    {
        foreach (var negated in new[] { false, true })
        {
            Assert.That(
                () => Assert.That(path, negated ? Has.No.SimilarityDepthAbove(3) : Has.SimilarityDepthAbove(3)),
                Throws
                    .ArgumentException.With.Message.Contains($"There is no file \"{path}\" in ")
                    .And.Message.Contains(" Did you mean 'models/birds.onnx'?")
            );
        }
    }

    [Test]
    public void A_full_path_is_answered_with_a_full_path() =>
        Assert.That(
            () => Assert.That(Folder.PathTo("models/brids.onnx"), Has.SimilarityDepthAbove(3)),
            Throws.ArgumentException.With.Message.Contains($" Did you mean '{Folder.PathTo("models/birds.onnx")}'?")
        );

    [Test]
    public void A_text_near_nothing_asks_nothing() =>
        Assert.That(
            () => Assert.That("models/quite-another-name.onnx", Has.SimilarityDepthAbove(3)),
            Throws.ArgumentException.With.Message.Not.Contains("Did you mean")
        );

    [Test]
    public void A_misspelt_file_gets_the_suggestion_of_the_tool() =>
        Assert.That(
            () => Assert.That(new FileInfo("models/brids.onnx"), Has.SimilarityDepthAbove(3)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains("QG2001").And.Message.Contains(" Did you mean 'birds.onnx'?")
        );

    [Test]
    public void Misspelt_files_of_a_model_under_test_get_a_suggestion()
    {
        Assert.That(
            () => Assert.That(ModelUnderTest.At("models/brids.onnx"), Has.SimilarityDepthAbove(3)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains(" Did you mean 'birds.onnx'?")
        );
        Assert.That(
            () => Assert.That(ModelUnderTest.At("models/birds.onnx", labels: "label.txt"), Has.SimilarityDepthAbove(3)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains(" Did you mean 'labels.txt'?")
        );
        Assert.That(
            () => Assert.That(ModelUnderTest.At("models/birds.onnx", "labels.txt", "prediction.csv"), Has.AccuracyAbove(0.3)),
            Throws.InstanceOf<QualityGateException>().With.Message.Contains(" Did you mean 'predictions.csv'?")
        );
    }

    [Test]
    public void A_misspelt_other_model_gets_a_suggestion() =>
        Assert.That(
            () => Assert.That(ModelUnderTest.At("models/birds.onnx", "labels.txt"), Is.SemanticallyDeeperThan("models/brids.onnx")),
            Throws.ArgumentException.With.Message.Contains(" Did you mean 'models/birds.onnx'?")
        );

    [Test]
    public void A_misspelt_thresholds_file_gets_a_suggestion()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.7 }"));
        Assert.That(
            () => Assert.That("small", Passes.Thresholds("threshold.yml")),
            Throws.InvalidOperationException.With.Message.EndsWith(" Did you mean 'thresholds.yml'?")
        );
    }

    // The folder of the repository has what the folder in which tests run has not.
    [Test]
    public void A_file_in_a_further_folder_is_near_too()
    {
        Directory.CreateDirectory(Folder.PathTo("tests/bin"));
        Directory.SetCurrentDirectory(Folder.PathTo("tests/bin"));
        var testFolder = new TestFolder(Folder.PathTo("tests/bin"), Project: null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(testFolder.Suggest("models/brids.onnx"), Is.EqualTo(" Did you mean 'models/birds.onnx'?"));
            Assert.That(testFolder.Expect("label.txt"), Is.EqualTo(Folder.PathTo("label.txt")));
            Assert.That(testFolder.Suggest("a\0b"), Is.Empty);
        }
    }

    [Test]
    public void The_stack_of_a_mistake_is_that_of_the_test()
    {
        using var models = new TestModels();
        var mistakes = new Action[]
        {
            () => Assert.That("models/brids.onnx", Has.SimilarityDepthAbove(3)),
            () => Assert.That(new FileInfo("models/brids.onnx"), Has.SimilarityDepthAbove(3)),
            () => Assert.That("models/birds.onnx", Has.SimilarityDepthAbove(3)),
            () => Assert.That(3, Has.SimilarityDepthAbove(3)),
            () => Assert.That("small", Passes.Thresholds("threshold.yml")),
            () => Assert.That(ModelUnderTest.At("models/birds.onnx", "labels.txt"), Has.AccuracyAbove(0.5)),
            () => Assert.That(models.Small, Has.NoConfusionBetween("person.n.01", "vehicle.n.01")),
            () => Assert.That(models.Small, Has.NoConfusionBetween("persn.n.01", "vehicle.n.01")),
            () => Has.SimilarityDepthAbove(3).And.LessThan("30"),
            () => Is.SemanticallyDeeperThan("x").And.LessThan(30),
        };
        foreach (var mistake in mistakes)
        {
            var thrown = Assert.Catch(() => mistake())!;
            Assert.That(
                thrown
                    .StackTrace!.Split('\n')
                    .Where(line =>
                        line.Contains("QualityGate.", StringComparison.Ordinal)
                        && !line.Contains("QualityGate.Constraints.Tests", StringComparison.Ordinal)
                    ),
                Is.Empty,
                thrown.ToString()
            );
            Assert.That(thrown.InnerException, Is.Null);
        }
    }
}
