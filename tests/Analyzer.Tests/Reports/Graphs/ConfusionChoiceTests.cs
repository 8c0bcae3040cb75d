using QualityGate.Reports.Graphs;

namespace QualityGate.Analyzer.Tests.Reports.Graphs;

/// <summary>The confusions that a picture draws: all that are explained, and the most frequent of those between clusters.</summary>
internal sealed class ConfusionChoiceTests
{
    [TestCase(5, 12, TestName = "A_few_clusters_have_twelve_confusions_between_them")]
    [TestCase(20, 20, TestName = "Twenty_clusters_have_twenty")]
    [TestCase(60, 40, TestName = "More_than_forty_are_never_drawn")]
    public void One_confusion_per_cluster_is_drawn(int clusters, int drawn)
    {
        var graph = new PictureGraph(
            "m",
            [.. Enumerable.Range(0, 2 * clusters).Select(node => new PictureNode(node, $"{node}", $"{node}", node / 2, null, null))],
            [.. Enumerable.Range(0, clusters).Select(c => new PictureCluster(c + 1, $"{2 * c}", [2 * c, (2 * c) + 1], 2 * c))],
            [],
            [.. Enumerable.Range(0, 100).Select(i => new ConfusionEdge(0, 2, 1 - (i / 200.0), null, null, null, null, i % 10 == 0, false))],
            ChanceDepth: null
        );
        var choice = ConfusionChoice.Of(graph);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(choice.Between, Is.EqualTo(graph.Confusions.Where(edge => !edge.IsExplained).Take(drawn)));
            Assert.That(choice.Between.Length + choice.LeftOut.Length, Is.EqualTo(90));
            Assert.That(choice.Within, Is.Empty);
        }
    }
}
