using System.Globalization;
using System.Text;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Pictures;

/// <summary>
/// Writes the graphs of a result in the language of Graphviz, a graph a model, with the places of every other picture: <c>dot</c> and
/// <c>neato -n</c> draw them as they stand.
/// </summary>
internal static class DotReport
{
    /// <summary>The text near the beginning by which such a report is known.</summary>
    public const string Sign = "graph \"";

    private const double PointsPerInch = 72;

    /// <summary>Writes.</summary>
    /// <param name="result">The result.</param>
    /// <returns>A document in the DOT language; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var pictures = ModelPicture.Of(result.ToPortable());
        var text = new StringBuilder(pictures.IsEmpty ? "graph {\n}\n" : string.Empty);
        foreach (var picture in pictures)
        {
            text.Append($"graph {Quote(picture.Name)} {{\n");
            text.Append("  graph [layout=neato, inputscale=72, splines=line, outputorder=edgesfirst, fontname=Helvetica, ");
            text.Append($"label={Shown($"{picture.Name}: {picture.Summary}")}];\n");
            if (picture is { Graph: { } graph, Layout: { } layout })
            {
                text.Append(
                    "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fixedsize=true, fontname=Helvetica, fontsize=12];\n"
                );
                text.Append("  edge [penwidth=2, fontname=Helvetica, fontsize=11];\n");
                WriteNodes(text, graph, layout);
                WriteSimilarities(text, graph);
                WriteConfusions(text, graph);
            }

            text.Append("}\n");
        }

        return text.ToString();
    }

    private static void WriteNodes(StringBuilder text, PictureGraph graph, GraphLayout layout)
    {
        var facts = new FactText(graph);
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var (node, place) = (graph.Nodes[i], layout.Nodes[i]);
            text.Append($"  n{Number(i)} [");
            text.Append($"label={Shown(place.Text)}, tooltip={Shown(facts.Of(node))}, ");
            text.Append($"pos=\"{Number(place.X)},{Number(layout.Height - place.Y)}!\", ");
            text.Append($"width={Number(place.Box.Width / PointsPerInch)}, height={Number(place.Box.Height / PointsPerInch)}, ");
            text.Append($"class_label={Quote(node.Label)}, class_name={Quote(node.Name)}, output={Number(node.Output)}, ");
            text.Append($"cluster={Number(graph.Clusters[node.Cluster].Number)}");
            text.Append(Attribute("error_rate", node.ErrorRate)).Append(Attribute("samples", node.Samples)).Append("];\n");
        }
    }

    private static void WriteSimilarities(StringBuilder text, PictureGraph graph)
    {
        var (facts, scale) = (new FactText(graph), SimilarityScale.Of(graph));
        var misperceived = $", fontcolor=\"{PictureTheme.Light.Misperception}\"";
        foreach (var edge in graph.Similarities)
        {
            text.Append($"  n{Number(edge.A)} -- n{Number(edge.B)} [kind=similarity, similarity={Number(edge.Similarity)}");
            text.Append($", color=\"{PictureTheme.Light.Similarities[scale.StepOf(edge.Similarity)]}\", tooltip={Shown(facts.Of(edge))}");
            if (edge.Depth is { } depth)
            {
                text.Append($", depth={Number(depth)}, label=\"{Number(depth)}\", subsumer={Quote(edge.Subsumer!)}");
                text.Append($", subsumer_name={Quote(edge.SubsumerName!)}");
            }

            if (edge.IsMisperception is { } isMisperception)
            {
                text.Append($", misperception={Truth(isMisperception)}{(isMisperception ? misperceived : string.Empty)}");
            }

            text.Append("];\n");
        }
    }

    private static void WriteConfusions(StringBuilder text, PictureGraph graph)
    {
        var facts = new FactText(graph);
        var band = $"{PictureTheme.Light.Mistake}{(int)(255 * PictureTheme.BandOpacity):x2}";
        foreach (var edge in graph.Confusions)
        {
            var look = edge.IsExplained ? $"penwidth=8, color=\"{band}\"" : $"style=dashed, color=\"{PictureTheme.Light.Mistake}\"";
            text.Append($"  n{Number(edge.A)} -- n{Number(edge.B)} [kind=confusion, {look}, rate={Number(edge.Rate)}");
            text.Append($"{Attribute("confusions", edge.Count)}, explained={Truth(edge.IsExplained)}");
            text.Append($", same_cluster={Truth(edge.SharesCluster)}, tooltip={Shown(facts.Of(edge))}];\n");
        }
    }

    private static string Attribute(string name, double? value) => value is { } number ? $", {name}={Number(number)}" : string.Empty;

    private static string Truth(bool value) => value ? "true" : "false";

    // A number in the language has no exponent.
    private static string Number(double value) => value.ToString("0.#################", CultureInfo.InvariantCulture);

    // A report may be printed in a log, where a name must not be a command of the CI system.
    private static string Quote(string text)
    {
        var line = LogCommands.Defuse(XmlText.Line(text));
        return $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    // Texts that are drawn may hold entities of HTML.
    private static string Shown(string text) => Quote(text.Replace("&", "&amp;", StringComparison.Ordinal));
}
