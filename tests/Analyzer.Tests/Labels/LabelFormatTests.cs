using QualityGate.Labels;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>Labels in the forms in which people have them; docs/label-files.md shows the usual ones.</summary>
internal sealed class LabelFormatTests : FolderFixture
{
    private const string Expected = "n02084071=dog|n02114100=wolf|n02121620=cat";

    [TestCase("wnid,name\nn02084071,dog\nn02114100,wolf\nn02121620,cat\n")]
    [TestCase("name,wnid\ndog,n02084071\nwolf,n02114100\ncat,n02121620")]
    [TestCase("\uFEFFName;WNID\r\ndog;n02084071\r\nwolf;n02114100\r\ncat;n02121620\r\n\r\n")]
    [TestCase("id,name\nn02084071,dog\nn02114100,wolf\nn02121620,cat")]
    [TestCase("id\twnid\tname\tn_images\n3\tn02121620\tcat\t7\n1\tn02084071\tdog\t8\n2\tn02114100\twolf\t9")]
    [TestCase("label,synset,class_name\n2,n02121620,cat\n0,n02084071,dog\n1,n02114100,wolf")]
    [TestCase(",wnid,words\n0,n02084071,dog\n1,n02114100,wolf\n2,n02121620,cat")]
    [TestCase("Class Index|Synset ID|Display Name\n1|n02114100|wolf\n0|n02084071|dog\n2|n02121620|cat")]
    [TestCase("0,n02084071,dog\n1,n02114100,wolf\n2,n02121620,cat")]
    [TestCase("Unnamed: 0,wnid,name\n1,n02114100,wolf\n0,n02084071,dog\n2,n02121620,cat")]
    [TestCase("wnid,name\n\"n02084071\",\"dog\"\nn02114100,\"\n\nwolf\r\n\"\nn02121620,\"cat\n\"\n")]
    [TestCase("2;cat;n02121620\n0;dog;n02084071\n1;wolf;n02114100")]
    [TestCase("n02084071,\"dog\"\nn02114100,\"wolf\"\nn02121620,\"cat\"")]
    [TestCase("n02084071,dog\nn02114100,wolf\nn02121620,cat")]
    [TestCase("n02084071\tdog\nn02114100\twolf\nn02121620\tcat")]
    [TestCase("0 n02084071 dog\n1 n02114100 wolf\n2 n02121620 cat")]
    [TestCase("[[\"n02084071\", \"dog\"], [\"n02114100\", \"wolf\"], [\"n02121620\", \"cat\"]]")]
    [TestCase("[{'wnid': 'n02084071', 'name': 'dog'}, {'wnid': 'n02114100', 'name': 'wolf'}, {'wnid': 'n02121620', 'name': 'cat'}]")]
    [TestCase(
        "[{'label': 2, 'wnid': 'n02121620', 'name': 'cat'}, {'label': 0, 'wnid': 'n02084071', 'name': 'dog'}, "
            + "{'label': 1, 'wnid': 'n02114100', 'name': 'wolf'}]"
    )]
    [TestCase(
        "[{'class': 3, 'wnid': 'n02121620', 'name': 'cat'}, {'class': 1, 'wnid': 'n02084071', 'name': 'dog'}, "
            + "{'class': 2, 'wnid': 'n02114100', 'name': 'wolf'}]"
    )]
    [TestCase(
        "[{'value': 1, 'size': 7, 'wnid': 'n02084071', 'name': 'dog'}, {'value': 2, 'size': 0, 'wnid': 'n02114100', 'name': 'wolf'}, "
            + "{'value': 3, 'size': 7, 'wnid': 'n02121620', 'name': 'cat'}]"
    )]
    [TestCase(
        "[{'index': 2, 'rank': 1, 'wnid': 'n02121620', 'name': 'cat'}, {'index': 0, 'rank': 2, 'wnid': 'n02084071', 'name': 'dog'}, "
            + "{'index': 1, 'rank': 0, 'wnid': 'n02114100', 'name': 'wolf'}]"
    )]
    [TestCase("{\"1\": [\"n02084071\", \"dog\"], \"2\": [\"n02114100\", \"wolf\"], \"3\": [\"n02121620\", \"cat\"]}")]
    [TestCase(
        "{\"info\": {}, \"categories\": [{\"id\": 2, \"wnid\": \"n02114100\", \"name\": \"wolf\"}, "
            + "{\"id\": 1, \"wnid\": \"n02084071\", \"name\": \"dog\"}, {\"id\": 3, \"wnid\": \"n02121620\", \"name\": \"cat\"}]}"
    )]
    [TestCase("names:\n  - [n02084071, dog]\n  - [n02114100, wolf]\n  - ['n02121620', \"cat\"]\nnc: 3\n")]
    [TestCase("{'0': ['n02084071', 'dog'], '1': ['n02114100', 'wolf'], '2': ['n02121620', 'cat']}")]
    [TestCase(
        "# made by hand\nitem { name: \"n02114100\", id: 1, display_name: \"wolf\" }\n"
            + "item: {\n id: 0 # the first\n name: 'n02084071' display_name: 'dog' }\nitem { id: 2 name: 'n02121620' display_name: 'cat' }"
    )]
    public void Labels_and_names_are_read_in_the_order_of_the_classes(string text)
    {
        var labels = Read("labels", text);
        Assert.That(string.Join('|', labels.Items.Select(label => $"{label.Text}={label.Name}")), Is.EqualTo(Expected));
    }

    [TestCase("labels.csv", "label\nn02084071\nn02114100\nn02121620")]
    [TestCase("labels.yml", "- n02084071\n- n02114100\n- n02121620\n")]
    [TestCase("labels.yml", "1: n02114100\n0: n02084071\n2: n02121620\n")]
    [TestCase("labels", "---\nlabels: {n02084071: 0, n02121620: 2, n02114100: 1}\n")]
    [TestCase("labels", "[\n'n02084071', 'n02114100', 'n02121620']")]
    [TestCase("labels", "{\"model\": {\"head\": {\"label2id\": {\"n02121620\": 2, \"n02084071\": 0, \"n02114100\": 1}}}}")]
    [TestCase(
        "labels",
        "{\"classes\": [\"n02084071\", \"n02114100\", \"n02121620\"], "
            + "\"class_to_idx\": {\"n02121620\": 2, \"n02084071\": 0, \"n02114100\": 1}}"
    )]
    [TestCase("labels", "{\"num_classes\": 3, \"label_names\": [\"n02084071\", \"n02114100\", \"n02121620\"]}")]
    [TestCase("labels", "n02121620,2\nn02084071,0\nn02114100,1")]
    [TestCase("labels", "n02084071;1\nn02121620;3\nn02114100;2\n")]
    [TestCase("labels", "0\tn02084071\n1\tn02114100\n2\tn02121620")]
    [TestCase("labels", "\"n02084071\"\n\"n02114100\"\n\"n02121620\"")]
    public void Labels_without_names_are_read_in_the_order_of_the_classes(string name, string text) =>
        Assert.That(Read(name, text).Items.Select(label => label.Text), Is.EqualTo(new[] { "n02084071", "n02114100", "n02121620" }));

    // Commas between lemmas, and blanks behind a wnid, make no table.
    [Test]
    public void Lists_of_lemmas_stay_lists_of_lemmas()
    {
        var labels = Read("labels.txt", "dog, domestic dog, Canis familiaris\nn02114100 wolf\ncat, true cat");
        Assert.That(labels.Items.Select(label => label.Name), Is.EqualTo(new[] { "dog", "wolf", "cat" }));
    }

    [TestCase("- background\ndog.n.01\n-\ncat.n.01")]
    [TestCase("-\tbackground\ndog.n.01\n-\ncat.n.01")]
    [TestCase("wnid,name\n-,background\ndog.n.01,\n-,\ncat.n.01,")]
    [TestCase("0,dog.n.01\n1,-\n2,cat.n.01\n", "-=-")]
    [TestCase("[[\"-\", \"background\"], \"dog.n.01\", \"-\", \"cat.n.01\"]")]
    [TestCase("{\"0\": \"- background\", \"1\": \"dog.n.01\", \"2\": \"-\", \"3\": \"cat.n.01\"}")]
    [TestCase("names: ['- background', dog.n.01, '-', cat.n.01]")]
    [TestCase(
        "item { id: 0 name: '-' display_name: 'background' } item { id: 1 name: 'dog.n.01' } "
            + "item { id: 2 name: '-' } item { id: 3 name: 'cat.n.01' }"
    )]
    public void A_dash_is_a_class_without_a_concept(string text, string expected = "-=background|-=-") =>
        Assert.That(
            string.Join('|', Read("labels", text).Items.Where(label => !label.IsInGraphs).Select(label => $"{label.Text}={label.Name}")),
            Is.EqualTo(expected)
        );

    private ClassLabels Read(string name, string text) => LabelsFile.Read(TestInputs.Input(Folder.Write(name, text)), TestInputs.WordNet);
}
