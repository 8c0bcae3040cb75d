using System.Collections.Immutable;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Terminal;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The clusters with most misperceptions as trees of lines.</summary>
internal sealed class ClusterTreesTests
{
    [Test]
    public void A_tree_has_a_line_for_each_class_with_the_edge_above_it()
    {
        ImmutableArray<SimilarityEdge> edges = [Edge(0, 1), Edge(1, 2), Edge(1, 3), Edge(3, 4), Edge(5, 6)];
        Assert.That(
            TreeLines.Of(8, edges, 16).Select(line => line.Branch + line.Node),
            Is.EqualTo(["1", "├─ 0", "├─ 2", "└─ 3", "   └─ 4", "5", "└─ 6"])
        );
    }

    // A chain as long as a model has classes ends with the lines, and a root never stands alone.
    [TestCase(3, new[] { "2499", "├─ 2498", "│  └─ 2497" })]
    [TestCase(1, new string[0])]
    public void Tree_lines_stop_at_the_given_number(int most, string[] expected)
    {
        var lines = TreeLines.Of(5000, [.. Enumerable.Range(0, 4999).Select(i => Edge(i, i + 1))], most);
        Assert.That(lines.Select(line => line.Branch + line.Node), Is.EqualTo(expected));
    }

    [Test]
    public void Misperceptions_are_told_of_the_clusters_that_have_most()
    {
        var model = GraphMLFormTests.Stored("violated").Models[0];
        var chance = model.Semantic!.ChanceSimilarityDepth;
        var expected = model.Structural!.Edges.Count(edge => edge.Depth < chance);
        var lines = ClusterTrees.Of(model with { Semantic = model.Semantic with { ChanceSimilarityDepth = 99 } }).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClusterTrees.Of(model).Count(line => line.Tone == Tone.Doubtful), Is.EqualTo(expected));
            Assert.That(lines[0].Text, Does.StartWith("  Clusters with most misperceptions").And.Contains("99.0000"));
            Assert.That(lines.Count(line => line.Text.EndsWith("misperception", StringComparison.Ordinal)), Is.GreaterThan(0));
            Assert.That(ClusterTrees.Of(model with { Semantic = null }), Is.Empty, "nothing tells them without a hierarchy");
        }
    }

    private static SimilarityEdge Edge(int a, int b) => new(a, b, 0.5, 3, "n", "thing", IsMisperception: true);
}
