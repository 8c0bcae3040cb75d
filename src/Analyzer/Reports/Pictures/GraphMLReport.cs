using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Results;

namespace QualityGate.Reports.Pictures;

/// <summary>
/// Writes the graphs of a result as GraphML, a graph a model, with the places of every other picture: for yEd, Gephi, NetworkX and the
/// like.
/// </summary>
internal static class GraphMLReport
{
    /// <summary>The text near the beginning by which such a report is known.</summary>
    public const string Sign = "<graphml xmlns";

    private const string Name = "http://graphml.graphdrawing.org/xmlns";

    private static readonly ImmutableArray<(string For, string Key, string Type)> Keys =
    [
        ("graph", "model", "string"),
        ("graph", "summary", "string"),
        ("node", "label", "string"),
        ("node", "name", "string"),
        ("node", "output", "int"),
        ("node", "cluster", "int"),
        ("node", "errorRate", "double"),
        ("node", "samples", "double"),
        ("node", "x", "double"),
        ("node", "y", "double"),
        ("node", "width", "double"),
        ("node", "height", "double"),
        ("edge", "kind", "string"),
        ("edge", "similarity", "double"),
        ("edge", "rate", "double"),
        ("edge", "confusions", "double"),
        ("edge", "depth", "int"),
        ("edge", "subsumer", "string"),
        ("edge", "subsumerName", "string"),
        ("edge", "misperception", "boolean"),
        ("edge", "explained", "boolean"),
        ("edge", "sameCluster", "boolean"),
    ];

    /// <summary>Writes.</summary>
    /// <param name="result">The result.</param>
    /// <returns>A GraphML document; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.Append($"<graphml xmlns=\"{Name}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ");
        text.Append($"xsi:schemaLocation=\"{Name} {Name}/1.0/graphml.xsd\">\n");
        foreach (var (element, key, type) in Keys)
        {
            text.Append($"  <key id=\"{key}\" for=\"{element}\" attr.name=\"{key}\" attr.type=\"{type}\"/>\n");
        }

        var pictures = ModelPicture.Of(result.ToPortable());
        for (var number = 0; number < pictures.Length; number++)
        {
            var id = $"g{Number(number)}";
            text.Append($"  <graph id=\"{id}\" edgedefault=\"undirected\">\n    ");
            text.Append(Data("model", pictures[number].Name)).Append(Data("summary", pictures[number].Summary)).Append('\n');
            if (pictures[number] is { Graph: { } graph, Layout: { } layout })
            {
                WriteNodes(text, id, graph, layout);
                WriteSimilarities(text, id, graph);
                WriteConfusions(text, id, graph);
            }

            text.Append("  </graph>\n");
        }

        return text.Append("</graphml>\n").ToString();
    }

    private static void WriteNodes(StringBuilder text, string id, PictureGraph graph, GraphLayout layout)
    {
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var (node, place) = (graph.Nodes[i], layout.Nodes[i]);
            text.Append($"    <node id=\"{id}n{Number(i)}\">");
            text.Append(Data("label", node.Label)).Append(Data("name", node.Name)).Append(Data("output", Number(node.Output)));
            text.Append(Data("cluster", Number(graph.Clusters[node.Cluster].Number)));
            text.Append(Data("errorRate", node.ErrorRate)).Append(Data("samples", node.Samples));
            text.Append(Data("x", place.X)).Append(Data("y", place.Y));
            text.Append(Data("width", place.Box.Width)).Append(Data("height", place.Box.Height)).Append("</node>\n");
        }
    }

    private static void WriteSimilarities(StringBuilder text, string id, PictureGraph graph)
    {
        foreach (var edge in graph.Similarities)
        {
            text.Append(Start(id, edge.A, edge.B)).Append(Data("kind", "similarity")).Append(Data("similarity", edge.Similarity));
            text.Append(Concept(edge.Depth, edge.Subsumer, edge.SubsumerName));
            text.Append(Data("misperception", Truth(edge.IsMisperception))).Append("</edge>\n");
        }
    }

    private static void WriteConfusions(StringBuilder text, string id, PictureGraph graph)
    {
        foreach (var edge in graph.Confusions)
        {
            text.Append(Start(id, edge.A, edge.B)).Append(Data("kind", "confusion")).Append(Data("rate", edge.Rate));
            text.Append(Data("confusions", edge.Count)).Append(Concept(edge.Depth, edge.Subsumer, edge.SubsumerName));
            text.Append(Data("explained", Truth(edge.IsExplained))).Append(Data("sameCluster", Truth(edge.SharesCluster)));
            text.Append("</edge>\n");
        }
    }

    private static string Start(string id, int a, int b) => $"    <edge source=\"{id}n{Number(a)}\" target=\"{id}n{Number(b)}\">";

    private static string Concept(int? depth, string? subsumer, string? name) =>
        Data("depth", depth is { } number ? Number(number) : null) + Data("subsumer", subsumer) + Data("subsumerName", name);

    private static string Data(string key, double? value) =>
        Data(key, value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : null);

    private static string Data(string key, string? value) =>
        value is null ? string.Empty : $"<data key=\"{key}\">{XmlText.Escape(value)}</data>";

    private static string? Truth(bool? value) => value is { } known ? (known ? "true" : "false") : null;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
