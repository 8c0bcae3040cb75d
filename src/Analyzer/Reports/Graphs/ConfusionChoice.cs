using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The confusions that a picture of the whole draws beside the edges of similarity. Those between clusters run across the picture, so that
/// only the most frequent are drawn: about one a cluster. All are seen at the class that they belong to.
/// </summary>
/// <param name="Within">The unexplained confusions within clusters that are drawn, the most frequent first.</param>
/// <param name="Between">Those between clusters that are drawn, the most frequent first.</param>
/// <param name="LeftOut">Unexplained confusions that are not drawn.</param>
internal sealed record ConfusionChoice(
    ImmutableArray<ConfusionEdge> Within,
    ImmutableArray<ConfusionEdge> Between,
    ImmutableArray<ConfusionEdge> LeftOut
)
{
    private const int MostWithin = 100;
    private const int LeastBetween = 12;
    private const int MostBetween = 40;

    /// <summary>Chooses.</summary>
    /// <param name="graph">The graph.</param>
    public static ConfusionChoice Of(PictureGraph graph)
    {
        var unexplained = graph.Confusions.Where(edge => !edge.IsExplained).ToLookup(edge => edge.SharesCluster);
        var most = Math.Clamp(graph.Clusters.Count(cluster => cluster.Nodes.Length > 1), LeastBetween, MostBetween);
        return new ConfusionChoice(
            [.. unexplained[true].Take(MostWithin)],
            [.. unexplained[false].Take(most)],
            [.. unexplained[true].Skip(MostWithin), .. unexplained[false].Skip(most)]
        );
    }
}
