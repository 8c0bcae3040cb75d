using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Labels;
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

    // wolf, hammer and saw have several senses, and nothing in the file says which: with them said, the rest is read.
    [Test]
    public void Synonyms_are_read_and_single_words_are_asked_about()
    {
        var synonyms = File.ReadAllText(FieldInput.PathTo("05-labels/synonyms.txt"));
        var diagnostics = TestInputs.Failure(() => Read("synonyms.txt", synonyms));
        var said = synonyms
            .Replace("wolf\n", "wolf.n.01\n", StringComparison.Ordinal)
            .Replace("hammer\n", "hammer.n.02\n", StringComparison.Ordinal)
            .Replace("saw", "saw.n.02", StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                diagnostics.Select(d => (d.Code, d.Location.Line)),
                Is.EqualTo(new[] { ("QG3006", 2), ("QG3006", 7), ("QG3006", 8) })
            );
            Assert.That(
                diagnostics[0].Message,
                Does.StartWith(
                    "'wolf' is a word with 5 senses in WordNet. Write the one that is meant: wolf.n.01 (a kind of canine.n.02), wolf.n.02"
                )
            );
            Assert.That(
                diagnostics[1].Message,
                Does.Contain("'hammer' is a word with 8 senses").And.Contain("hammer.n.02 (a kind of hand_tool.n.01)")
            );
            Assert.That(Depth(Folder.Write("said.txt", said)), Is.EqualTo(11.5).Within(1e-12));
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
    [TestCase("dog, Hund", "wordnet has no noun 'Hund'")]
    [TestCase("hammer, power hammer, saw", "no synset")]
    [TestCase(
        "dog",
        "'dog' is a word with 7 senses in WordNet. Write the one that is meant: dog.n.01 (a kind of ",
        " or dog.n.07 (a kind of "
    )]
    [TestCase(
        "Domestic Dog",
        "'Domestic Dog' is a word with 1 sense in WordNet. If it is what you mean, write domestic_dog.n.01 (a kind of "
    )]
    [TestCase("head", "'head' is a word with 33 senses", "or one of 23 more, up to head.n.33.")]
    [TestCase("bird,", "'bird' is a word with 5 senses in WordNet. Write the one that is meant: bird.n.01 (a kind of vertebrate.n.01), ")]
    [TestCase("dog.n.08", "wordnet has no 'dog.n.08': 'dog' has 7 senses. Write the one that is meant: dog.n.01")]
    [TestCase("doggoness", "wordnet has no 'doggoness'. Write a wnid such as n01503061")]
    [TestCase("n99999999", "wordnet has no 'n99999999'. Write a wnid")]
    [TestCase("n99999999 dog", "wordnet has no 'n99999999 dog'.")]
    public void A_label_that_is_not_certain_is_an_error_that_says_why(string label, params string[] words) =>
        TestInputs.AssertFailure(() => Read("labels.txt", label), DiagnosticCodes.LabelNotInHierarchy, (1, 1), words);

    [Test]
    public void Words_that_several_synsets_have_in_common_are_not_enough() =>
        TestInputs.AssertFailure(
            () => Read("labels.txt", "hammer, hammer"),
            DiagnosticCodes.LabelNotInHierarchy,
            (1, 1),
            "several synsets have all the words",
            "hammer.n.02 (a kind of hand_tool.n.01)"
        );

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
