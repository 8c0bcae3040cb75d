using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Terminal;

/// <summary>
/// The clusters with most misperceptions as small trees, for terminals: a line for each class with the edge to the class above it.
/// </summary>
internal static class ClusterTrees
{
    private const int MostClusters = 3;

    // Of a larger cluster only the misperceptions are shown, and not more of them than these lines.
    private const int MostLines = 16;

    /// <summary>The trees; none where there are no misperceptions, or no hierarchy that could tell them.</summary>
    public static IEnumerable<TextLine> Of(ModelResult model)
    {
        if (PictureGraph.Of(model) is not { ChanceDepth: { } chance } graph)
        {
            return [];
        }

        var counts = graph
            .Similarities.Where(edge => edge.IsMisperception is true)
            .CountBy(edge => graph.Nodes[edge.A].Cluster)
            .OrderByDescending(cluster => cluster.Value)
            .ThenBy(cluster => cluster.Key)
            .ToArray();
        var names = ShortClasses.Of(model);
        var title = ReportTable.Shorten("Clusters with most misperceptions", Math.Min(MostClusters, counts.Length), counts.Length);
        return counts.Length == 0
            ? []
            :
            [
                new TextLine(
                    $"  {title}: considered similar, with less in common than random pairs, {Figure.Format(chance)}",
                    Tone.Heading
                ),
                .. counts.Take(MostClusters).SelectMany(cluster => Cluster(graph, names, cluster.Key, cluster.Value)),
            ];
    }

    private static IEnumerable<TextLine> Cluster(PictureGraph graph, ShortNames names, int cluster, int misperceptions)
    {
        var part = graph.Only(cluster);
        var isSmall = part.Nodes.Length <= MostLines;
        ImmutableArray<SimilarityEdge> edges = [.. part.Similarities.Where(edge => isSmall || edge.IsMisperception is true)];
        var lines = TreeLines.Of(part.Nodes.Length, edges, MostLines);
        var hasTestData = edges.Any(edge => edge.Count is not null);
        string[] heads = ["class", "depth", "similarity", .. hasTestData ? ["confusions"] : Array.Empty<string>(), string.Empty];
        ImmutableArray<string>[] rows =
        [
            [.. heads],
            .. lines.Select(line =>
            {
                var name = line.Branch + names[part.Nodes[line.Node].Name];
                return line.Edge is not { } edge
                    ? [name, .. Enumerable.Repeat(string.Empty, heads.Length - 1)]
                    : (ImmutableArray<string>)
                        [
                            name,
                            edge.Depth!.Value.ToString(CultureInfo.InvariantCulture),
                            Figure.Format(edge.Similarity),
                            .. hasTestData ? [edge.Count is { } count ? Figure.Count(count) : "-"] : Array.Empty<string>(),
                            edge.IsMisperception is true ? "misperception" : string.Empty,
                        ];
            }),
        ];
        var table = new TextTable(
            [.. rows],
            [.. heads.Select((_, column) => column == 0 || column == heads.Length - 1)],
            Indent: 4,
            Cut: 1
        );
        yield return new TextLine(Title(part, misperceptions, lines.Count(line => line.Edge?.IsMisperception is true)), Tone.Quiet);
        foreach (
            var line in table.ToLines(
                (row, text) => new TextLine(text, row > 0 && lines[row - 1].Edge?.IsMisperception is true ? Tone.Doubtful : Tone.Quiet)
            )
        )
        {
            yield return line;
        }
    }

    private static string Title(PictureGraph part, int misperceptions, int shown)
    {
        var count = ReportTable.Shorten(Noun.Count(misperceptions, "misperception"), shown, misperceptions);
        var classes = part.Nodes.Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    cluster {part.Clusters[0].Number} of {classes} classes, {count}{(classes > MostLines ? ", without its other edges" : "")}"
        );
    }
}
