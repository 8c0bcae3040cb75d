using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>Labels files as users break them: each is one error at its place, which says what to do.</summary>
internal sealed class BrokenLabelsTests : FolderFixture
{
    // Tables
    [TestCase("index,wnid\n0,n02084071\n0,n02121620", 3, 1, "class 0 has a label already, 'n02084071', and here 'n02121620'")]
    [TestCase("index,wnid\n0,n02084071\n2,n02121620", 3, 1, "class 1 has no label")]
    [TestCase("index,wnid\n2,n02084071\n3,n02121620", 2, 1, "class 1 has no label")]
    [TestCase("index,wnid\n0,n02084071\none,n02121620", 3, 1, "'one' is not a class index")]
    [TestCase("index;wnid\n0;n02084071\n\n1;n02121620", 3, 1, "line is empty")]
    [TestCase("index,wnid\n0,n02084071\n1,n02121620,cat", 3, 1, "3 fields, but the header has 2")]
    [TestCase("0,n02084071\n1,n02121620,cat", 2, 1, "3 fields, but the first line has 2")]
    [TestCase("wnid,name\nn02084071,\"dog\nn02121620,cat", 2, 11, "not closed")]
    [TestCase("wnid,name\nn02084071,\"dog\" x\nn02121620,cat", 2, 11, "closing quote")]
    [TestCase("wnid,name\nn02084071,dog\n,cat", 3, 1, "label is missing")]
    [TestCase("index,name", 0, 0, "no label")]
    // Text
    [TestCase("0 dog.n.01\n1 cat.n.01\n1 wolf.n.01", 3, 1, "class 1 has a label already")]
    [TestCase("0: dog.n.01\n\n2: cat.n.01", 2, 1, "line is empty")]
    // Trees
    [TestCase("{\"0\": \"dog.n.01\", \"cat.n.01\": 1}", 1, 19, "write all keys alike")]
    [TestCase("{\"10\": 0, \"2\": 1}", 1, 8, "either may be the class's index")]
    [TestCase("{\"dog.n.01\": 0, \"cat.n.01\": 2}", 1, 17, "class 1 has no label")]
    [TestCase("{\"dog.n.01\": 0, \"cat.n.01\": 0}", 1, 17, "each index stands once")]
    [TestCase("[\"dog.n.01\",\n \"cat.n.01\"", 2, 12, "not JSON")]
    [TestCase("[\"dog.n.01\",\n {\"name\": \"cat.n.01\", \"id\": 1}]", 2, 2, "has an index, unlike the first")]
    [TestCase("[{\"colour\": \"red\"}]", 1, 2, "names no class")]
    [TestCase("{\"nc\": 3,\n \"names\": [\"dog.n.01\", \"cat.n.01\"]}", 1, 8, "there are 3 classes, but 'names' in line 2 names 2")]
    [TestCase("nc: 3\nnames: [dog.n.01, cat.n.01]\n", 1, 5, "there are 3 classes")]
    [TestCase("names:\n  0: dog.n.01\n\t1: cat.n.01\n", 3, 1, "tab")]
    [TestCase("names:\n  0: dog.n.01\n  2: cat.n.01\n", 3, 3, "class 1 has no label")]
    [TestCase("names:\n  - dog.n.01\n  -\n", 3, 4, "not a text")]
    [TestCase("names: [dog.n.01\nnc: 1\n", 1, 8, "not valid YAML")]
    [TestCase("names: &a [dog.n.01]\nother: *a\n", 2, 8, "refers to something elsewhere")]
    [TestCase("names:\n<<<<<<< HEAD\n  - dog.n.01\n", 2, 1, "a merge left its conflict")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", 1, 34, "more than 32 levels deep")]
    [TestCase("item { id: 1 name: 'dog.n.01' }\nitem { id: 1 name: 'cat.n.01' }", 2, 1, "each index stands once")]
    [TestCase("item { id: 1 name: 'dog.n.01' }\nitem { id: 2 name: 'cat.n.01'", 2, 30, "'}' is missing")]
    [TestCase("item { id: 1 name: 'dog.n.01 }", 1, 20, "does not belong")]
    public void A_broken_file_is_an_error_at_its_place(string text, int line, int column, string words) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.InvalidLabelsFile, (line, column), words);

    [TestCase("0,dog.n.01,animal.n.01\n1,cat.n.01,animal.n.01", 1, 1, "write a first line that names them")]
    [TestCase("wnid,label,class\nn02084071,dog,animal", 1, 12, "'label' and 'class' could each be the label")]
    [TestCase("index,class_id,wnid\n0,1,n02084071", 1, 7, "could each be the index")]
    [TestCase("{\"names\": [\"dog.n.01\"],\n \"names\": [\"cat.n.01\"]}", 2, 2, "'names' stands twice, first in line 1")]
    [TestCase("names: [dog.n.01]\nnames: [cat.n.01]\n", 2, 1, "stands twice")]
    [TestCase(
        "{\"classes\": [\"dog.n.01\", \"cat.n.01\"], \"class_to_idx\": {\"dog.n.01\": 1, \"cat.n.01\": 0}}",
        1,
        39,
        "in another order, than 'classes'"
    )]
    [TestCase("{\"train\": {\"classes\": [\"dog.n.01\"]},\n \"test\": {\"classes\": [\"cat.n.01\"]}}", 2, 11, "names other classes")]
    [TestCase(
        "{\"id2label\": {\"0\": \"dog.n.01\", \"1\": \"cat.n.01\"},\n \"label2id\": {\"dog.n.01\": 1, \"cat.n.01\": 0}}",
        2,
        15,
        "label2id"
    )]
    [TestCase(
        "[{\"value\": 1, \"name\": \"dog.n.01\"}, {\"value\": 0, \"name\": \"cat.n.01\"}]",
        1,
        3,
        "'value' numbers the classes from 0 to 1 in another order than the one in which they would be taken"
    )]
    [TestCase(
        "names:\n  - {name: dog.n.01, trainId: 2}\n  - {name: cat.n.01, trainId: 1}\n",
        2,
        22,
        "'trainId' numbers the classes from 1 to 2"
    )]
    [TestCase("names:\n- name: dog.n.01\n  code: '1'\n- name: cat.n.01\n  code: '0'\n", 3, 3, "'code' numbers the classes")]
    [TestCase("item { name: 'dog.n.01' value: 1 }\nitem { name: 'cat.n.01' value: 0 }", 1, 25, "'value' numbers the classes")]
    [TestCase("[{\"id\": 0, \"y\": 1, \"name\": \"dog.n.01\"}, {\"id\": 1, \"y\": 0, \"name\": \"cat.n.01\"}]", 1, 12, "'y' numbers")]
    public void A_doubt_is_an_error_at_its_place(string text, int line, int column, string words) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.LabelsInDoubt, (line, column), words);

    [TestCase("id,wnid,name", ",")]
    [TestCase("id;wnid;name", ";")]
    [TestCase("id\twnid\tname", "\t")]
    public void An_unknown_label_is_an_error_in_its_row(string header, string separator)
    {
        var rows = Enumerable.Range(0, 80).Select(i => string.Join(separator, $"{i}", i == 55 ? "n00000001" : "n02084071", "dog"));
        TestInputs.AssertFailure(
            () => Read(string.Join("\r\n", rows.Prepend(header))),
            DiagnosticCodes.LabelNotInHierarchy,
            (57, 4),
            "n00000001"
        );
    }

    [TestCase("{")]
    [TestCase("[")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("---\n")]
    [TestCase("names:")]
    [TestCase("names: 3")]
    [TestCase("item {")]
    [TestCase("item")]
    [TestCase("item { a: { } }")]
    [TestCase("\"")]
    [TestCase("'")]
    [TestCase(",")]
    [TestCase(",,\n,,")]
    [TestCase("index,wnid\n,")]
    [TestCase("0,\n1,")]
    [TestCase("0\n1")]
    [TestCase("0:\n1:")]
    [TestCase("{0:")]
    [TestCase("{0: a, 1}")]
    [TestCase("{'a': {'b': 1}}")]
    [TestCase("[[[[")]
    [TestCase("null")]
    [TestCase("{\"names\": {\"names\": {\"names\": 1}}}")]
    [TestCase("%YAML 1.2\n--- !!binary a\n")]
    public void Fragments_are_errors_and_no_crash(string text) => Assert.That(() => Read(text), Throws.InstanceOf<QualityGateException>());

    [Test]
    public void Deep_nesting_is_an_error_and_no_crash([Values("[", "{\"names\":", "{0: ", "{'a': ", "[{'a':")] string opening) =>
        Assert.That(
            () => Read(string.Concat(Enumerable.Repeat(opening, 100_000))),
            Throws.InstanceOf<QualityGateException>().With.Message.Length.LessThan(1000)
        );

    private ClassLabels Read(string text) => LabelsFile.Read(TestInputs.Input(Folder.Write("labels", text)), TestInputs.WordNet);
}
