using CsCheck;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>Laws that hold for any hierarchy, whichever way it is written.</summary>
internal sealed class HierarchyLawTests
{
    private static readonly string[] Marks = ["", " ", ", ", "'", ": ", "é", "(", "# ", "\"", "["];

    // Each concept but the root stands under one or two that come before it. Names hold signs that formats have to quote.
    private static readonly Gen<WrittenHierarchy> Hierarchies =
        from count in Gen.Int[3, 25]
        from first in Gen.Int[0, 1000].Array[count - 1]
        from second in Gen.Int[0, 1000].Array[count - 1]
        from marks in Gen.Int[0, Marks.Length - 1].Array[count]
        select new WrittenHierarchy(
            [.. marks.Select((mark, i) => $"n{Marks[mark]}{i}")],
            [
                .. Enumerable
                    .Range(1, count - 1)
                    .SelectMany(child =>
                        new[] { first[child - 1] % child, second[child - 1] % (2 * child) }
                            .Where(parent => parent < child)
                            .Distinct()
                            .Select(parent => (parent, child))
                    ),
            ]
        );

    [Test]
    public void Every_format_gives_the_same_graph() =>
        Hierarchies.Sample(
            written =>
            {
                var expected = Lines(written);
                foreach (var (ending, write) in WrittenHierarchy.Formats)
                {
                    // Without a header, a graph with a single leaf has one root either way.
                    if (ending != "bare.tsv" || written.Edges.Select(edge => edge.Parent).Distinct().Count() < written.Names.Length - 1)
                    {
                        Assert.That(Lines(Read($"a.{ending}", write(written))), Is.EqualTo(expected), ending);
                    }
                }
            },
            iter: Thoroughness.Times(15),
            threads: 1
        );

    [Test]
    public void The_order_of_lines_changes_no_relatedness() =>
        (from written in Hierarchies from order in Gen.Shuffle(written.Edges) select (written, order)).Sample(
            pair =>
                Assert.That(
                    Figures(Read("a.csv", (pair.written with { Edges = pair.order }).Table("parent,child", ',', true)), pair.written.Names),
                    Is.EqualTo(Figures(Read("b.csv", pair.written.Table("parent,child", ',', true)), pair.written.Names))
                ),
            iter: Thoroughness.Times(15),
            threads: 1
        );

    // In the order of the old ones, since the name decides between two subsumers that are equally specific.
    [Test]
    public void Other_names_change_no_relatedness() =>
        Hierarchies.Sample(
            written =>
            {
                var sorted = written.Names.Order(StringComparer.Ordinal).ToList();
                var renamed = written with { Names = [.. written.Names.Select(name => $"c{sorted.IndexOf(name):000}")] };
                Assert.That(
                    Figures(Read("a.json", renamed.Json()), renamed.Names),
                    Is.EqualTo(Figures(Read("b.json", written.Json()), written.Names))
                );
            },
            iter: Thoroughness.Times(15),
            threads: 1
        );

    private static OwnHierarchy Read(string name, string content)
    {
        using var folder = TemporaryFolder.InMemory();
        return HierarchyFile.Read(TestInputs.Input(folder.Write(name, content)));
    }

    private static IEnumerable<string> Lines(WrittenHierarchy written) =>
        written.Edges.Select(edge => $"{written.Names[edge.Child]} < {written.Names[edge.Parent]}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(OwnHierarchy hierarchy) =>
        (
            from node in Enumerable.Range(0, hierarchy.Graph.Count)
            from parent in hierarchy.Graph.ParentsOf(node).ToArray()
            select $"{hierarchy.NameOf(node)} < {hierarchy.NameOf(parent)}"
        ).Order(StringComparer.Ordinal);

    private static double[] Figures(OwnHierarchy hierarchy, string[] names)
    {
        var related = new Relatedness(hierarchy, [.. names.Select(name => hierarchy.Find(name)!.Value)]);
        return
        [
            .. from a in Enumerable.Range(0, names.Length)
            from b in Enumerable.Range(0, names.Length)
            from figure in new[]
            {
                related.SubsumerDepth(a, b),
                Array.IndexOf(names, hierarchy.NameOf(related.Subsumer(a, b))),
                related.WuPalmer(a, b),
                related.PathSimilarity(a, b),
                related.Taxonomy.Height(related.Subsumer(a, b)),
                related.CommonAncestors(a, b),
            }
            select figure,
        ];
    }
}
