using System.Globalization;
using QualityGate.Text;

namespace QualityGate.Reports.Graphs;

/// <summary>The facts about a class or an edge in one line, as a picture shows them where a mouse points at it.</summary>
/// <param name="graph">The graph that they belong to.</param>
internal sealed class FactText(PictureGraph graph)
{
    public string Of(PictureNode node)
    {
        var isKnown = node.Label == node.Name || node.Title.Tail.Contains(node.Label, StringComparison.Ordinal);
        var label = isKnown ? string.Empty : $" ({node.Label})";
        var error = node.ErrorRate is { } rate ? $", error rate {Figure.Format(rate)}" : ", without test samples";
        var samples = node.Samples is > 0 and var count ? $" of {Noun(count)}" : string.Empty;
        return $"{Name(node)}{label}: class {Number(node.Output)}, cluster {Number(graph.Clusters[node.Cluster].Number)}{error}{samples}";
    }

    public string Of(SimilarityEdge edge)
    {
        var chance = edge.IsMisperception is true
            ? $"; a misperception: two classes drawn at random have {Figure.Format(graph.ChanceDepth!.Value)} on average"
            : string.Empty;
        return $"{Ends(edge.A, edge.B)}: similarity {Figure.Format(edge.Similarity)}{Depth(edge.Depth, edge.SubsumerName)}{chance}";
    }

    public string Of(ConfusionEdge edge)
    {
        var count = edge.Count is { } samples ? $", {Noun(samples)}" : string.Empty;
        var explained =
            edge.IsExplained ? "considered similar, too"
            : edge.SharesCluster ? "not considered similar, but in the same cluster"
            : "not considered similar";
        return $"{Ends(edge.A, edge.B)}: confused at a rate of {Figure.Format(edge.Rate)}{count}, {explained}"
            + Depth(edge.Depth, edge.SubsumerName);
    }

    private string Ends(int a, int b) => $"{Name(graph.Nodes[a])} and {Name(graph.Nodes[b])}";

    // The whole name, and what tells it from others.
    private static string Name(PictureNode node) => node.Name + node.Title.Tail;

    private static string Depth(int? depth, string? concept) =>
        depth is { } number ? $", depth {Number(number)} ({concept})" : string.Empty;

    private static string Noun(double samples) => $"{Figure.Count(samples)} {(samples == 1 ? "sample" : "samples")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
