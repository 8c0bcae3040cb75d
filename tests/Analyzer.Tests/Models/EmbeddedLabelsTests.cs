using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Labels in a model's own metadata, in the forms that exporters write.</summary>
internal sealed class EmbeddedLabelsTests
{
    [TestCase("labels", "dog.n.01,cat.n.01,car.n.01")]
    [TestCase("classes", "dog.n.01\ncat.n.01\ncar.n.01")]
    [TestCase("Class_Names", "[\"dog.n.01\", \"cat.n.01\", \"car.n.01\"]")]
    [TestCase("names", "{0: 'dog.n.01', 1: 'cat.n.01', 2: 'car.n.01'}")]
    [TestCase("id2label", "{\"0\": \"dog.n.01\", \"1\": \"cat.n.01\", \"2\": \"car.n.01\"}")]
    [TestCase("id2label", "{\"2\": \"car.n.01\", \"0\": \"dog.n.01\", \"1\": \"cat.n.01\"}")]
    [TestCase("class_to_idx", "{\"car.n.01\": 2, \"dog.n.01\": 0, \"cat.n.01\": 1}")]
    [TestCase("labels", "n02084071,n02121620,n02958343")]
    public void Labels_are_read_in_the_order_of_the_classes(string key, string value)
    {
        var labels = EmbeddedLabels.Read(Model(builder => builder.Metadata(key, value)), TestInputs.WordNet);
        Assert.That(
            labels.Items.Select(label => TestInputs.WordNet.NameOf(label.Node!.Value)),
            Is.EqualTo(new[] { "dog.n.01", "cat.n.01", "car.n.01" })
        );
    }

    // Sorted as texts, "10" comes before "2".
    [Test]
    public void More_than_ten_classes_keep_their_order()
    {
        var names = Enumerable.Range(0, 12).Select(i => TestInputs.WordNet.NameOf(1000 * (i + 1))).ToArray();
        var sorted = Enumerable.Range(0, 12).OrderBy(i => $"{i}", StringComparer.Ordinal).Select(i => $"\"{i}\":\"{names[i]}\"");
        Assert.That(
            EmbeddedLabels
                .Read(Model(builder => builder.Metadata("id2label", $"{{{string.Join(',', sorted)}}}")), TestInputs.WordNet)
                .Items.Select(label => label.Text),
            Is.EqualTo(names)
        );
    }

    [Test]
    public void Of_several_lists_the_first_of_concepts_is_taken()
    {
        var labels = EmbeddedLabels.Read(
            Model(builder => builder.Metadata("names", "Hund,Katze").Metadata("labels", "dog.n.01,cat.n.01")),
            TestInputs.WordNet
        );
        Assert.That(labels.Items.Select(label => label.Text), Is.EqualTo(new[] { "dog.n.01", "cat.n.01" }));
    }

    [Test]
    public void Names_that_are_no_concepts_are_named() =>
        TestInputs.AssertFailure(
            () => EmbeddedLabels.Read(Model(builder => builder.Metadata("names", "dog.n.01,Katze")), TestInputs.WordNet),
            DiagnosticCodes.LabelNotInHierarchy,
            (0, 0),
            "'Katze'"
        );

    [Test]
    public void A_model_without_labels_says_so() =>
        TestInputs.AssertFailure(
            () => EmbeddedLabels.Read(Model(builder => builder.Metadata("author", "somebody")), TestInputs.WordNet),
            DiagnosticCodes.NoLabels,
            (0, 0),
            "give a labels file"
        );

    [TestCase("{0: 'dog.n.01', 2: 'cat.n.01'}")]
    [TestCase("{'dog.n.01': 0, 'cat.n.01': 0}")]
    [TestCase("{\"2\": \"dog.n.01\", \"3\": \"cat.n.01\"}")]
    public void Indices_with_a_gap_are_refused(string value) =>
        TestInputs.AssertFailure(
            () => EmbeddedLabels.Read(Model(builder => builder.Metadata("names", value)), TestInputs.WordNet),
            DiagnosticCodes.InvalidLabelsFile,
            (0, 0),
            "metadata 'names'",
            "without a gap"
        );

    [TestCase("-\ndog.n.01\ncat.n.01")]
    [TestCase("{1: '- background', 2: 'dog.n.01', 3: 'cat.n.01'}")]
    [TestCase("[\"- background\", \"dog.n.01\", \"cat.n.01\"]")]
    public void A_dash_is_a_class_without_a_concept(string value) =>
        Assert.That(
            EmbeddedLabels
                .Read(Model(builder => builder.Metadata("classes", value)), TestInputs.WordNet)
                .Items.Select(label => label.IsInGraphs),
            Is.EqualTo(new[] { false, true, true })
        );

    private static InputPath Model(Func<OnnxBuilder, OnnxBuilder> describe) =>
        InputPath.FromBytes(
            describe(new OnnxBuilder())
                .Input("x", 1, 2)
                .Weights("w", [2, 2], [1, 0, 0, 1])
                .Node("Gemm", ["x", "w"], "y", ("transB", 1))
                .Output("y", 1, 2)
                .ToBytes()
        );
}
