using QualityGate.Hierarchies;

namespace QualityGate.Analyzer.Tests.Hierarchies;

internal sealed class ConceptGraphTests
{
    [Test]
    public void Depths_count_nodes_along_the_shortest_and_the_longest_path()
    {
        var taxonomy = new SmallTaxonomy();
        var amphibious = taxonomy.Find("amphibious")!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taxonomy.Graph.ShortestDepth(taxonomy.Graph.Root), Is.EqualTo(1));
            Assert.That(taxonomy.Graph.ShortestDepth(amphibious), Is.EqualTo(4), "thing, vehicle, car, amphibious");
            Assert.That(taxonomy.Graph.LongestDepth(amphibious), Is.EqualTo(5), "thing, vehicle, vessel, boat, amphibious");
            Assert.That(taxonomy.Graph.MaximumDepth, Is.EqualTo(4));
        }
    }

    [Test]
    public void Ancestors_include_the_node_and_come_with_the_shortest_distance()
    {
        var taxonomy = new SmallTaxonomy();
        var ancestors = taxonomy
            .Graph.AncestorsOf(taxonomy.Find("amphibious")!.Value)
            .Select(a => $"{taxonomy.NameOf(a.Node)} {a.Distance}");
        Assert.That(ancestors, Is.EquivalentTo(new[] { "amphibious 0", "car 1", "boat 1", "vehicle 2", "vessel 2", "thing 3" }));
    }

    [TestCase("dog", "cat", "animal", 2)]
    [TestCase("dog", "car", "thing", 1)]
    [TestCase("car", "boat", "vehicle", 2)]
    [TestCase("amphibious", "boat", "boat", 4)]
    [TestCase("boat", "amphibious", "boat", 4)]
    [TestCase("dog", "dog", "dog", 3)]
    public void The_subsumer_is_the_common_ancestor_farthest_from_the_root(string a, string b, string subsumer, int depth)
    {
        var taxonomy = new SmallTaxonomy();
        var related = new Relatedness(taxonomy, [taxonomy.Find(a)!.Value, taxonomy.Find(b)!.Value]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taxonomy.NameOf(related.Subsumer(0, 1)), Is.EqualTo(subsumer));
            Assert.That(related.SubsumerDepth(0, 1), Is.EqualTo(depth));
        }
    }

    // dog and cat: subsumer animal of depth 2, one edge away on either side.
    [Test]
    public void Similarities_match_their_formulas_by_hand()
    {
        var taxonomy = new SmallTaxonomy();
        var related = new Relatedness(taxonomy, [taxonomy.Find("dog")!.Value, taxonomy.Find("cat")!.Value]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(related.PathSimilarity(0, 1), Is.EqualTo(1.0 / 3));
            Assert.That(related.WuPalmer(0, 1), Is.EqualTo(4.0 / 6));
            Assert.That(related.LeacockChodorow(0, 1), Is.EqualTo(-Math.Log(3.0 / 8)).Within(1e-15));
            Assert.That(related.WuPalmer(0, 0), Is.EqualTo(1));
        }
    }

    // x and y are both below p and q, which are equally deep: the first name wins, unless it is one of the two itself.
    [Test]
    public void Of_equally_deep_ancestors_the_first_name_wins()
    {
        var taxonomy = new Named(
            ["root", "q", "p", "x", "y"],
            [
                [],
                [0],
                [0],
                [1, 2],
                [1, 2],
            ]
        );
        Assert.That(taxonomy.NameOf(new Relatedness(taxonomy, [3, 4]).Subsumer(0, 1)), Is.EqualTo("p"));
    }

    [Test]
    public void Of_equally_deep_ancestors_the_first_concept_itself_wins()
    {
        // b is below z and below a, which are equally deep: z is asked for first, so it is the subsumer, though a sorts first.
        var taxonomy = new Named(
            ["root", "z", "m", "b"],
            [
                [],
                [0],
                [0],
                [1, 2],
            ]
        );
        Assert.That(taxonomy.NameOf(new Relatedness(taxonomy, [1, 3]).Subsumer(0, 1)), Is.EqualTo("z"));
    }

    [Test]
    public void A_closed_path_is_refused() =>
        Assert.That(
            () =>
                ConceptGraph.Create([
                    [],
                    [0, 3],
                    [1],
                    [2],
                ]),
            Throws.ArgumentException.With.Message.Contains("closed path")
        );

    [Test]
    public void Two_roots_are_refused() =>
        Assert.That(
            () =>
                ConceptGraph.Create([
                    [],
                    [],
                ]),
            Throws.ArgumentException.With.Message.Contains("exactly one")
        );

    [Test]
    public void A_parent_that_does_not_exist_is_refused() =>
        Assert.That(
            () =>
                ConceptGraph.Create([
                    [],
                    [7],
                ]),
            Throws.ArgumentException.With.Message.Contains("not a node")
        );

    private sealed class Named(string[] names, int[][] parents) : Hierarchy
    {
        public override string Name => "named";

        internal override ConceptGraph Graph { get; } = ConceptGraph.Create(parents);

        public override string IdOf(int node) => names[node];

        public override string NameOf(int node) => names[node];

        public override int? Find(string text) => Array.IndexOf(names, text);

        public override string Suggest(string text) => string.Empty;
    }
}
