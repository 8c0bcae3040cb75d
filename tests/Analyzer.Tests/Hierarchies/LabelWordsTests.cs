using QualityGate.Diagnostics;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies;

/// <summary>Identifiers and words of one label that contradict each other.</summary>
internal sealed class LabelWordsTests : FolderFixture
{
    [TestCase("n02084071 cat")]
    [TestCase("n02084071\tcat, true cat")]
    [TestCase("n02084071,cat")]
    [TestCase("n02958343 dog")]
    public void An_identifier_and_words_for_something_else_are_warned_of(string line)
    {
        var warning = Warnings($"n02121808 domestic cat\n{line}\n").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warning.Location.Line, Is.EqualTo(2));
            Assert.That(warning.Message, Does.Contain("class 1 is 'n0").And.Contain("correct it, or the words"));
        }
    }

    [TestCase("n02084071 dog, domestic dog")]
    [TestCase("n02084071 Rex, dog")]
    [TestCase("n02084071 animal")]
    [TestCase("n02084071 puppydog-42")]
    [TestCase("n02099601 golden_retriever")]
    [TestCase("n02099601 Retriever")]
    [TestCase("n03126707 crane")]
    [TestCase("n02012849 crane")]
    [TestCase("n02084071")]
    [TestCase("dog.n.01")]
    public void Words_that_fit_or_are_not_known_are_left_alone(string line) => Assert.That(Warnings($"{line}\nn02958343 car\n"), Is.Empty);

    // The names that Keras gives the classes of ImageNet.
    [Test]
    [SharedData("real/imagenet_class_index.json")]
    public void No_name_of_ImageNet_is_doubted()
    {
        var path = TestInputs.Input(SharedDataAttribute.PathTo("real/imagenet_class_index.json"));
        Assert.That(LabelsFile.Read(path, TestInputs.WordNet).Diagnostics.Where(IsContradiction), Is.Empty);
    }

    private Diagnostic[] Warnings(string text) =>
        [.. LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", text)), TestInputs.WordNet).Diagnostics.Where(IsContradiction)];

    private static bool IsContradiction(Diagnostic diagnostic) => diagnostic.Code == DiagnosticCodes.LabelContradictsItself;
}
