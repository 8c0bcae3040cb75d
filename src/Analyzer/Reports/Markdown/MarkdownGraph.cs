using System.Globalization;
using System.Text;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Markdown;

/// <summary>The few clusters that weigh most, as a graph that GitHub, GitLab and Azure draw from Mermaid in Markdown.</summary>
internal static class MarkdownGraph
{
    private const int MostClusters = 3;
    private const int MostEdges = 12;

    /// <summary>The folded block; empty where no two classes are considered similar.</summary>
    public static string Of(ModelResult model)
    {
        if (model is not { Structural: { } graph, Explanation.ShallowestEdges: var worst })
        {
            return string.Empty;
        }

        var clusterOf = graph
            .Members.SelectMany((members, cluster) => members.Select(member => (member, cluster)))
            .ToDictionary(pair => pair.member, pair => pair.cluster);
        int[] clusters =
        [
            .. worst.Select(edge => clusterOf.GetValueOrDefault(edge.AIndex, -1)).Where(c => c >= 0).Distinct().Take(MostClusters),
        ];
        var text = new StringBuilder();
        var names = ShortClasses.Of(model);
        foreach (var cluster in clusters)
        {
            EdgeResult[] edges = [.. graph.Edges.Where(edge => clusterOf.GetValueOrDefault(edge.AIndex, -1) == cluster)];
            EdgeResult[] drawn = [.. edges.OrderBy(edge => edge.Depth ?? 0).ThenByDescending(edge => edge.Similarity).Take(MostEdges)];
            var title = ReportTable.Shorten(
                string.Create(CultureInfo.InvariantCulture, $"cluster {cluster + 1}: {Noun.Count(graph.Members[cluster].Length, "class")}"),
                drawn.Length,
                edges.Length,
                "pairs"
            );
            text.Append(CultureInfo.InvariantCulture, $"  subgraph k{cluster}[\"{Label(Plural(title))}\"]\n");
            foreach (var edge in drawn)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    {Node(edge.AIndex, names[edge.AName])} ---|\"{Label(Common(edge))}\"| {Node(edge.BIndex, names[edge.BName])}\n"
                );
            }

            text.Append("  end\n");
        }

        return text.Length == 0
            ? string.Empty
            : $"\n<details><summary>{Title(worst)}</summary>\n\n```mermaid\ngraph LR\n{text}```\n\n</details>\n";
    }

    private static string Title(IEnumerable<EdgeResult> worst) =>
        worst.All(edge => edge.Depth is not null) ? "Clusters with the least in common" : "Clusters of the most similar classes";

    private static string Plural(string title) => title.Replace("classs", "classes", StringComparison.Ordinal);

    private static string Common(EdgeResult edge) =>
        edge is { Depth: { } depth, SubsumerName: { } common }
            ? string.Create(CultureInfo.InvariantCulture, $"{common}, depth {depth}")
            : $"similarity {Figure.Format(edge.Similarity)}";

    private static string Node(int index, string name) => string.Create(CultureInfo.InvariantCulture, $"c{index}[\"{Label(name)}\"]");

    // Whatever could end a label, begin a mark or be a command of a log is written by its number.
    private static string Label(string text)
    {
        var label = new StringBuilder(text.Length);
        foreach (var rune in SingleLine.Of(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '_' or '(' or ')' or '-')
            {
                label.Append(rune.ToString());
            }
            else
            {
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return label.ToString();
    }
}
