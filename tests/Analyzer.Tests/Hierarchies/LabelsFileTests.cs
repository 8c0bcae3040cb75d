using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies;

internal sealed class LabelsFileTests : FolderFixture
{
    [TestCase("n01532829\nhouse_finch.n.01\n")]
    [TestCase("\uFEFFn01532829\r\n  dog.n.01  \r\n\r\n")]
    public void Text_has_a_label_per_line(string text)
    {
        var labels = Read("labels.txt", text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Count, Is.EqualTo(2));
            Assert.That(labels[0].Text, Is.EqualTo("n01532829"));
            Assert.That(labels.Hierarchy.NameOf(labels[0].Node!.Value), Is.EqualTo("house_finch.n.01"));
        }
    }

    [Test]
    public void Keras_JSON_is_ordered_by_index_and_gives_names()
    {
        var labels = Read(
            "index.json",
            """{"1": ["n02084071", "dog"], "10": ["n02121620", "cat"], "0": ["n01503061", "bird"], """
                + string.Join(',', Enumerable.Range(2, 8).Select(i => $"\"{i}\": [\"n0000174{0}\", \"entity\"]"))
                + "}"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Count, Is.EqualTo(11));
            Assert.That(labels[1].Text, Is.EqualTo("n02084071"));
            Assert.That(labels[10].Name, Is.EqualTo("cat"));
        }
    }

    [Test]
    public void Classes_that_share_a_concept_are_a_warning()
    {
        var labels = Read("labels.txt", "dog.n.01\ncat.n.01\nn02084071");
        Assert.That(
            labels.Diagnostics.Select(d => (d.Code, d.Severity)),
            Is.EqualTo(new[] { (DiagnosticCodes.SharedConcept, Severity.Warning) })
        );
    }

    [Test]
    public void An_unknown_label_is_an_error_at_its_place_with_a_suggestion() =>
        TestInputs.AssertFailure(
            () => Read("labels.txt", "dog.n.01\n  golfdish\n"),
            DiagnosticCodes.LabelNotInHierarchy,
            (2, 3),
            "wordnet has no 'golfdish'",
            "Did you mean 'goldfish'?"
        );

    [Test]
    public void All_unknown_labels_are_reported_up_to_a_bound()
    {
        var diagnostics = TestInputs.Failure(() => Read("labels.txt", string.Join('\n', Enumerable.Repeat("xqzzt", 50))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics, Has.Count.EqualTo(20));
            Assert.That(diagnostics[^1].Message, Does.Contain("And 30 more labels are not found (50 of 50 in all)"));
        }
    }

    [Test]
    public void An_unknown_label_in_JSON_is_an_error_at_its_place() =>
        TestInputs.AssertFailure(
            () => Read("index.json", "{\n  \"0\": [\"n01503061\", \"bird\"],\n  \"1\": [\"n99999999\", \"dög\"]\n}"),
            DiagnosticCodes.LabelNotInHierarchy,
            (3, 9)
        );

    [TestCase("", 0, 0, "no label")]
    [TestCase("\n \n", 0, 0, "no label")]
    [TestCase("dog.n.01\n\ncat.n.01", 2, 1, "empty")]
    [TestCase("{\"0\": [\"n01503061\"]}", 1, 19, "Keras")]
    [TestCase("{\"0\": 5}", 1, 7, "Keras")]
    [TestCase("[5]", 1, 2, "Keras")]
    [TestCase("[\"n01503061\", {}]", 1, 15, "Keras")]
    [TestCase("{\"zero\": [\"n01503061\", \"bird\"]}", 1, 2, "not a class index")]
    [TestCase("{\"0\": [\"n01503061\", \"bird\"], \"0\": [\"n01503061\", \"bird\"]}", 1, 30, "already")]
    [TestCase("{\"0\": [\"n01503061\", \"bird\"], \"2\": [\"n01503061\", \"bird\"]}", 1, 30, "class 1 has no label")]
    [TestCase("{\"0\": [\"n01503061\", \"bird\"]", 1, 28, "not JSON")]
    public void A_file_without_the_form_of_labels_is_an_error(string text, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Read("labels", text), DiagnosticCodes.InvalidLabelsFile, (line, column), word);

    [Test]
    public void JSON_in_another_encoding_is_an_error() =>
        TestInputs.AssertFailure(
            () =>
                LabelsFile.Read(
                    TestInputs.Input(Folder.Write("labels.json", [.. "{\"0\": [\"n01503061\", \""u8, 0xE9, .. "\"]}"u8])),
                    TestInputs.WordNet
                ),
            DiagnosticCodes.InvalidLabelsFile,
            (1, 22),
            "0xE9 is not UTF-8",
            "iconv -f WINDOWS-1252 -t UTF-8"
        );

    [Test]
    public void A_missing_file_is_an_error_that_suggests_a_neighbour()
    {
        Folder.Write("labels.txt", "dog.n.01");
        TestInputs.AssertFailure(
            () => LabelsFile.Read(TestInputs.Input(Folder.PathTo("label.txt")), TestInputs.WordNet),
            DiagnosticCodes.DataFileNotFound,
            (0, 0),
            "Did you mean 'labels.txt'?"
        );
    }

    [Test]
    public void A_Git_LFS_pointer_is_recognised() =>
        TestInputs.AssertFailure(
            () => Read("labels.txt", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
            DiagnosticCodes.DataFileIsLfsPointer,
            (0, 0),
            "git lfs pull"
        );

    private ClassLabels Read(string name, string text) => LabelsFile.Read(TestInputs.Input(Folder.Write(name, text)), TestInputs.WordNet);
}
