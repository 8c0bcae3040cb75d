using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>The forms in which people and programs write a hierarchy, and how labels find its concepts.</summary>
internal sealed class HierarchyFormTests
{
    private const string Expected = "a<r b<x c<x x<r";

    [TestCase("a.yml", "r:\n  a:\n  x: [b, c]\n")]
    [TestCase("a.yaml", "r: [a, {x: {b: null, c: ~}}]")]
    [TestCase("a.yml", "# a comment\n- r:\n  - a\n  - x:\n    - b\n    - c\n")]
    [TestCase("a.yml", "name: r\nchildren:\n- name: a\n- name: x\n  value: 3\n  children: [{name: b}, c]\n")]
    [TestCase("a.json", "{\"r\": {\"a\": {}, \"x\": [\"b\", \"c\"]}}")]
    [TestCase("a.json", "{\"r\": {\"children\": [\"a\", {\"x\": {\"children\": [\"b\", \"c\"]}}]}}")]
    [TestCase(
        "a.json",
        "[{\"name\": \"r\", \"size\": 3, \"children\": [{\"name\": \"a\"}, {\"name\": \"x\", \"children\": [\"b\", \"c\"]}]}]"
    )]
    [TestCase("noending", "{\"r\": {\"a\": null, \"x\": [\"b\", \"c\"]}}")]
    [TestCase("a.txt", "r:\n  a:\n  x: [b, c]\n")]
    [TestCase("a.txt", "r,a\nr,x\nx,b\nx,c\n")]
    [TestCase("a.csv", "a,r\nx,r\nb,x\nc,x\n")]
    [TestCase("a.csv", "r,\na,r\nx,r\nb,x\nc,x\n")]
    [TestCase("a.csv", "\uFEFFid,parent\r\nr,\r\na,r\r\nx,r\r\nb,x\r\nc,x\r\n")]
    [TestCase("a.csv", "Parent;Child\nr;a\nr;x\n\nx;b\nx;\"c\"\n")]
    [TestCase("a.tsv", "name\tsize\tparent_id\nr\t1\t\na\t1\tr\nx\t1\tr\nb\t1\tx\nc\t1\tx\n")]
    [TestCase("a.nwk", "(a,(b,c)x)r;")]
    [TestCase("a.tree", "[&R] ( a:0.1 , 'b'[no]:1e-3 , c )x;", "a<x b<x c<x")]
    [TestCase("a", "((a,b),c);", "(a … b)<(a … c) a<(a … b) b<(a … b) c<(a … c)")]
    [TestCase("a.nwk", "('it''s','a,b')r;", "a,b<r it's<r")]
    [TestCase("a.csv", "parent,child\nr,x\nr,y\nx,a\ny,a\n", "a<x a<y x<r y<r")]
    [TestCase("a.yml", "r: {x: [a], y: [a]}", "a<x a<y x<r y<r")]
    [TestCase("a.yml", "r: ['null', 1, 1.0, no]", "1.0<r 1<r no<r null<r")]
    public void A_hierarchy_file_gives_the_expected_edges(string name, string content, string expected = Expected)
    {
        var hierarchy = Read(name, content);
        var edges =
            from node in Enumerable.Range(0, hierarchy.Graph.Count)
            from parent in hierarchy.Graph.ParentsOf(node).ToArray()
            select $"{hierarchy.NameOf(node)}<{hierarchy.NameOf(parent)}";
        Assert.That(string.Join(' ', edges.Order(StringComparer.Ordinal)), Is.EqualTo(expected));
    }

    [Test]
    public void Labels_are_names_and_where_that_is_unique_case_and_separators_do_not_matter()
    {
        var hierarchy = Read("a.yml", "r: [Tomato__leaf-mold, apple, Apple, pear]");
        string? Found(string label) => hierarchy.FindLabel(label)?.Node is { } node ? hierarchy.NameOf(node) : null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found("tomato leaf mold"), Is.EqualTo("Tomato__leaf-mold"));
            Assert.That(Found("Apple"), Is.EqualTo("Apple"));
            Assert.That(Found("apple"), Is.EqualTo("apple"));
            Assert.That(Found("APPLE"), Is.Null);
            Assert.That(Found("PEAR"), Is.EqualTo("pear"));
            Assert.That(hierarchy.ExplainUnknown("APPLE"), Does.Contain("may be 'apple', 'Apple' of a.yml"));
            Assert.That(hierarchy.ExplainUnknown("pera"), Is.EqualTo("a.yml has no 'pera'. Did you mean 'pear'?"));
        }
    }

    [Test]
    public void Labels_that_it_does_not_have_are_errors_at_their_lines()
    {
        using var folder = TemporaryFolder.InMemory();
        var labels = TestInputs.Input(folder.Write("labels.txt", "a\nr\nbb\nx\n"));
        TestInputs.AssertFailure(
            () => LabelsFile.Read(labels, Read("a.yml", "r: {a: , x: [b, c]}")),
            DiagnosticCodes.LabelNotInHierarchy,
            (3, 1),
            "a.yml has no 'bb'. Did you mean 'b'?"
        );
    }

    private static OwnHierarchy Read(string name, string content)
    {
        using var folder = TemporaryFolder.InMemory();
        return HierarchyFile.Read(TestInputs.Input(folder.Write(name, content)));
    }
}
