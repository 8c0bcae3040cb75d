using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Hierarchies;

/// <summary>Labels in the forms in which they come: with words, as synonyms, as JSON of several programs.</summary>
internal sealed class LabelFormTests : FolderFixture
{
    private static readonly string[] Animals = ["n02084071", "n02121620", "n01503061"];

    [TestCase("labels.txt")]
    [TestCase("05-labels/utf-16.txt")]
    [TestCase("05-labels/wnid-and-words.txt")]
    [TestCase("05-labels/list.json")]
    [TestCase("05-labels/config.json")]
    public void Labels_as_users_have_them_give_the_right_depth(string labels) =>
        Assert.That(Depth(FieldInput.PathTo(labels)), Is.EqualTo(11.5).Within(1e-12));

    // wolf, hammer and saw have several senses, which the other labels settle.
    [Test]
    public void Synonyms_and_single_words_are_read()
    {
        var labels = Read("synonyms.txt", File.ReadAllText(FieldInput.PathTo("05-labels/synonyms.txt")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                new[] { 1, 6, 7 }.Select(i => labels.Hierarchy.NameOf(labels[i].Node!.Value)),
                Is.EqualTo(new[] { "wolf.n.01", "hammer.n.02", "saw.n.02" })
            );
            Assert.That(Depth(FieldInput.PathTo("05-labels/synonyms.txt")), Is.EqualTo(11.5).Within(1e-12));
        }
    }

    [TestCase("n02084071 dog\nn02121620\tcat, true cat\nn01503061,bird\n", TestName = "A wnid is followed by words")]
    [TestCase("dog.n.01 the pet\ncat.n.01; a pet\nbird.n.01: no pet\n", TestName = "A synset name is followed by words")]
    [TestCase("n02084071 dog.n.01\nn02121620 cat.n.01\nn01503061 bird.n.01\n", TestName = "A wnid is followed by the name of its synset")]
    [TestCase("dog, Canis_familiaris\ntrue cat, cat\nn01503061\n", TestName = "Words are in any order and case")]
    [TestCase("[\"n02084071\", [\"n02121620\", \"cat\"], \"bird.n.01\"]", TestName = "A JSON list has labels, with names or without")]
    [TestCase(
        "{\"2\": \"n01503061\", \"0\": \"n02084071 dog\", \"1\": [\"cat.n.01\", \"Katze\"]}",
        TestName = "A JSON object has labels by index"
    )]
    [TestCase("{\"bird.n.01\": 2, \"dog.n.01\": 0, \"cat.n.01\": 1}", TestName = "A JSON object has indices by label")]
    [TestCase(
        "{\"hidden\": [1, {\"id2label\": 3}], \"id2label\": {\"1\": \"cat.n.01\", \"2\": \"bird.n.01\", \"0\": \"dog.n.01\"}, \"n\": 3}",
        TestName = "id2label is found anywhere in a configuration"
    )]
    public void Labels_have_many_forms(string text) =>
        Assert.That(Read("labels", text).Items.Select(label => TestInputs.WordNet.IdOf(label.Node!.Value)), Is.EqualTo(Animals));

    [Test]
    public void Words_behind_an_identifier_give_the_class_its_name()
    {
        var labels = Read("labels.txt", "n02084071 dog, domestic dog\ntrue cat, cat\ncar.n.01");
        Assert.That(
            labels.Items.Select(label => (label.Text, label.Name)),
            Is.EqualTo(new[] { ("n02084071", "dog"), ("true cat, cat", "true cat"), ("car.n.01", "car.n.01") })
        );
    }

    [TestCase("n02084071 n02121620", "several labels stand in one place")]
    [TestCase("n02084071, n02121620, n01503061", "several labels stand in one place")]
    [TestCase("n02084071 dog, n02121620 cat", "several labels stand in one place")]
    [TestCase("n02084071\tcat.n.01", "several labels stand in one place")]
    [TestCase("dog, cat", "no synset of WordNet has all the words of 'dog, cat'")]
    [TestCase("hammer, power hammer, saw", "no synset")]
    [TestCase("7", "a number or a single letter")]
    [TestCase("#[goldfish", "wordnet has no '#[goldfish'")]
    [TestCase("dog.n.08", "wordnet has no 'dog.n.08': 'dog' has 7 senses. Write the one that is meant: dog.n.01")]
    [TestCase("doggoness", "wordnet has no 'doggoness'. Did you mean 'doggedness'?")]
    [TestCase("n99999999", "wordnet has no 'n99999999'. Write a wnid")]
    [TestCase("n99999999 dog", "wordnet has no 'n99999999 dog'.")]
    public void A_label_that_is_not_certain_is_an_error_that_says_why(string label, params string[] words) =>
        TestInputs.AssertFailure(() => Read("labels.txt", label), DiagnosticCodes.LabelNotInHierarchy, (1, 1), words);

    [TestCase("dog, Hund", "dog.n.01", Description = "a word that WordNet doesn't have says nothing")]
    [TestCase("bird,", "bird.n.01")]
    [TestCase("Domestic Dog", "dog.n.01")]
    [TestCase("dog, dog", "dog.n.01")]
    public void Words_that_leave_several_synsets_are_settled(string label, string sense)
    {
        var labels = Read("labels.txt", $"{label}\nn02121620");
        Assert.That(labels.Hierarchy.NameOf(labels[0].Node!.Value), Is.EqualTo(sense));
    }

    private static double? Depth(string labels) =>
        ModelAnalyzer
            .Analyze(
                new AnalysisInputs(TestInputs.Input(FieldInput.PathTo("plain.onnx"))) { Labels = TestInputs.Input(labels) },
                TestInputs.WordNet
            )
            .Measure(MetricCatalog.Find("similarity-depth")!)
            .Value;

    private ClassLabels Read(string name, string text) => LabelsFile.Read(TestInputs.Input(Folder.Write(name, text)), TestInputs.WordNet);
}
