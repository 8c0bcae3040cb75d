using System.Diagnostics;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>Mistakes in a hierarchy's file are reported at their places.</summary>
internal sealed class HierarchyErrorTests
{
    // Empty.
    [TestCase("a.yml", "", DiagnosticCodes.InvalidHierarchyFile, 0, 0, "no concept")]
    [TestCase("a.csv", "\n\n", DiagnosticCodes.InvalidHierarchyFile, 0, 0, "no concept")]
    [TestCase("a.csv", "parent,child\n", DiagnosticCodes.InvalidHierarchyFile, 0, 0, "no concept")]
    [TestCase("a.json", "{}", DiagnosticCodes.InvalidHierarchyFile, 0, 0, "no concept")]
    // Not what it claims to be.
    [TestCase("a.yml", "a: [b\n", DiagnosticCodes.InvalidHierarchyFile, 2, 1, "not valid YAML")]
    [TestCase("a.json", "{\"a\": [\"b\"\n", DiagnosticCodes.InvalidHierarchyFile, 2, 1, "not valid JSON")]
    [TestCase("a.yml", "just words", DiagnosticCodes.InvalidHierarchyFile, 1, 1, "single text")]
    [TestCase("a.txt", "one\ntwo\n", DiagnosticCodes.InvalidHierarchyFile, 1, 1, "single text")]
    [TestCase("a.csv", "parent\na\n", DiagnosticCodes.InvalidHierarchyFile, 1, 1, "one field")]
    [TestCase("a.csv", "parent,child\nr,a\nr,b,c\n", DiagnosticCodes.InvalidHierarchyFile, 3, 1, "3 fields")]
    [TestCase("a.csv", "parent,child\nr,\"a\n", DiagnosticCodes.InvalidHierarchyFile, 2, 3, "not closed")]
    [TestCase("a.csv", "parent,child\nr,\"a\"b\n", DiagnosticCodes.InvalidHierarchyFile, 2, 6, "closing quote")]
    [TestCase("a.nwk", "((a,b)x,c", DiagnosticCodes.InvalidHierarchyFile, 1, 10, "1 brackets are still open")]
    [TestCase("a.nwk", "(a,b)r", DiagnosticCodes.InvalidHierarchyFile, 1, 7, "no ';'")]
    [TestCase("a.nwk", "(a,,b)r;", DiagnosticCodes.InvalidHierarchyFile, 1, 4, "','")]
    [TestCase("a.nwk", "(a,b)r;(c,d)s;", DiagnosticCodes.InvalidHierarchyFile, 1, 8, "one tree")]
    [TestCase("a.nwk", "(a,'b)r;", DiagnosticCodes.InvalidHierarchyFile, 1, 4, "not closed")]
    // Trees that mean two things.
    [TestCase("a.yml", "r:\n  a: b\n", DiagnosticCodes.InvalidHierarchyFile, 2, 6, "a: [b]")]
    [TestCase("a.yml", "r:\n  - [a, b]\n", DiagnosticCodes.InvalidHierarchyFile, 2, 5, "directly in a list")]
    [TestCase("a.yml", "r:\n  -\n  - a\n", DiagnosticCodes.InvalidHierarchyFile, 2, 4, "is empty")]
    [TestCase("a.yml", "r: &x [a]\n", DiagnosticCodes.InvalidHierarchyFile, 1, 4, "anchors")]
    [TestCase("a.yml", "r: [a, *x]\n", DiagnosticCodes.InvalidHierarchyFile, 1, 8, "in quotes")]
    [TestCase("a.yml", "r:\n  a:\n\t- b\n", DiagnosticCodes.InvalidHierarchyFile, 3, 1, "indented with a tab")]
    [TestCase("a.yml", "r:\n<<<<<<< HEAD\n  - a\n", DiagnosticCodes.InvalidHierarchyFile, 2, 1, "a merge left its conflict")]
    [TestCase("a.yml", "r: {name: x, children: [a]}\n", DiagnosticCodes.InvalidHierarchyFile, 1, 4, "under a key")]
    [TestCase("a.yml", "r: {children: [a], b: [c]}\n", DiagnosticCodes.InvalidHierarchyFile, 1, 4, "beside other keys")]
    [TestCase(
        "a.json",
        "{\"name\": \"r\", \"children\": [{\"children\": []}]}",
        DiagnosticCodes.InvalidHierarchyFile,
        1,
        28,
        "without a 'name'"
    )]
    [TestCase("a.json", "{\"name\": \"r\", \"items\": [\"a\"]}", DiagnosticCodes.InvalidHierarchyFile, 1, 15, "neither 'name' nor")]
    [TestCase(
        "a.json",
        "[{\"name\": \"r\"}, {\"name\": \"a\", \"parent\": \"r\"}]",
        DiagnosticCodes.InvalidHierarchyFile,
        1,
        31,
        "what is above"
    )]
    [TestCase("a.csv", "parent,child\nNULL,r\nr,a\n", DiagnosticCodes.InvalidHierarchyFile, 2, 1, "leave the field")]
    [TestCase("a.csv", "parent,child\nr,\n", DiagnosticCodes.InvalidHierarchyFile, 2, 3, "blank")]
    // Circles.
    [TestCase("a.csv", "parent,child\nr,a\na,b\nb,c\nc,a\n", DiagnosticCodes.HierarchyCycle, 5, 3, "'a' > 'b' > 'c' > 'a'")]
    [TestCase("a.csv", "parent,child\nr,a\na,a\n", DiagnosticCodes.HierarchyCycle, 3, 3, "'a' > 'a'")]
    [TestCase("a.yml", "r:\n  a:\n    b: [a]\n", DiagnosticCodes.HierarchyCycle, 3, 9, "'a' > 'b' > 'a'")]
    [TestCase("a.nwk", "((r)a,b)r;", DiagnosticCodes.HierarchyCycle, 1, 5, "'a' > 'r' > 'a'")]
    // Roots.
    [TestCase("a.yml", "a: [x]\nb: [y]\n", DiagnosticCodes.SeveralRoots, 2, 1, "'a' (line 1), 'b' (line 2)")]
    [TestCase("a.csv", "parent,child\na,x\nb,y\n", DiagnosticCodes.SeveralRoots, 3, 1, "'b' (line 3)")]
    // The same twice.
    [TestCase("a.csv", "parent,child\nr,a\nr,b\nr,a\n", DiagnosticCodes.DuplicateEdge, 4, 3, "first in line 2")]
    [TestCase("a.yml", "r:\n  - a\n  - b\n  - a\n", DiagnosticCodes.DuplicateEdge, 4, 5, "'a' stands under 'r' a second time")]
    [TestCase("a.yml", "r:\n  a:\n  a:\n", DiagnosticCodes.DuplicateEdge, 3, 3, "first in line 2")]
    [TestCase("a.nwk", "(a,b,a)r;", DiagnosticCodes.DuplicateEdge, 1, 6, "'a'")]
    [TestCase("a.yml", "r:\n  n: {city: [a]}\n  s: {city: [b]}\n", DiagnosticCodes.ConceptDescribedTwice, 3, 7, "first in line 2")]
    // Which column is which.
    [TestCase("a.csv", "r,a\na,b\n", DiagnosticCodes.ParentColumnInDoubt, 1, 1, "one root either way")]
    [TestCase("a.csv", "oben,unten\nr,a\nr,b\n", DiagnosticCodes.ParentColumnInDoubt, 1, 1, "2 as parent,child")]
    [TestCase("a.csv", "id,name,parent\n1,r,\n2,a,1\n", DiagnosticCodes.ParentColumnInDoubt, 1, 1, "2 of children")]
    public void A_mistake_is_an_error_at_its_place(string name, string content, string code, int line, int column, string words) =>
        TestInputs.AssertFailure(() => Read(name, content), code, (line, column), words);

    [TestCase("a.yml", '[', ']')]
    [TestCase("a.json", '[', ']')]
    [TestCase("a.nwk", '(', ')')]
    public void Deep_nesting_is_refused_before_it_takes_the_stack(string name, char open, char close) =>
        Assert.That(
            TestInputs.Failure(() => Read(name, new string(open, 200_000) + "a" + new string(close, 200_000) + ";")).Single().Code,
            Is.EqualTo(DiagnosticCodes.HierarchyTooDeep)
        );

    [Test]
    public void A_chain_of_lines_is_as_deep_as_a_tree()
    {
        var lines = Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i},n{i + 1}\n"));
        TestInputs.AssertFailure(
            () => Read("a.csv", "parent,child\n" + string.Concat(lines)),
            DiagnosticCodes.HierarchyTooDeep,
            (501, 6),
            "'n500'"
        );
        Assert.That(Read("a.csv", "parent,child\n" + string.Concat(lines.SkipLast(1))).Graph.MaximumDepth, Is.EqualTo(499));
    }

    [Test]
    public void All_mistakes_are_said_at_once_up_to_twenty()
    {
        var lines = string.Concat(Enumerable.Repeat("r,a\n", 100));
        var diagnostics = TestInputs.Failure(() => Read("a.csv", "parent,child\n" + lines));
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Location.Line), Is.EqualTo(Enumerable.Range(3, 20)));
    }

    [Test]
    [Category("Long")]
    public void Many_lines_are_read_in_linear_time_and_can_be_stopped()
    {
        // A million where the run is thorough, as before a release; a reader that is quadratic takes minutes for a tenth of them.
        var count = Thoroughness.Times(100_000);
        var lines = Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i / 10},n{i}\n"));
        using var folder = TemporaryFolder.InMemory();
        var file = TestInputs.Input(folder.Write("a.csv", "parent,child\n" + string.Concat(lines)));
        var watch = Stopwatch.StartNew();
        var hierarchy = HierarchyFile.Read(file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hierarchy.Graph.Count, Is.EqualTo(count + 1));
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromMicroseconds(60) * count));
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"read in {watch.Elapsed.TotalSeconds:F1} s"));
            Assert.That(hierarchy.Suggest("n77777x"), Does.Contain("Did you mean 'n7777"));
            using var stop = new CancellationTokenSource();
            stop.Cancel();
            Assert.That(() => HierarchyFile.Read(file, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    public void A_file_that_is_not_there_or_no_text_is_an_error_of_its_own()
    {
        using var folder = TemporaryFolder.InMemory();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                TestInputs.Failure(() => HierarchyFile.Read(TestInputs.Input(folder.PathTo("plants.yml")))).Single().Code,
                Is.EqualTo(DiagnosticCodes.DataFileNotFound)
            );
            Assert.That(
                TestInputs.Failure(() => HierarchyFile.Read(TestInputs.Input(folder.Write("a.csv", [0xC3, 0x28, 0x0A])))).Single().Code,
                Is.EqualTo(DiagnosticCodes.InvalidHierarchyFile)
            );
        }
    }

    private static OwnHierarchy Read(string name, string content)
    {
        using var folder = TemporaryFolder.InMemory();
        return HierarchyFile.Read(TestInputs.Input(folder.Write(name, content)));
    }
}
