using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using QualityGate.Reports.Graphs;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>
/// The graphs of a page as JSON for its scripts, compact: things refer to each other by position. Its text can hold neither a tag nor a
/// command of a CI system, since the signs that these begin with are written as escapes.
/// </summary>
internal static class PictureData
{
    /// <summary>Above so many classes a picture begins with clusters.</summary>
    private const int MostOpen = 1500;

    public static string Write(IReadOnlyList<PageModel> models)
    {
        using var stream = new MemoryStream();
        var letters = new TextEncoderSettings(UnicodeRanges.All);
        letters.ForbidCharacters('<', '>', '&', '#', '\u2028', '\u2029');
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(letters) }))
        {
            json.WriteStartObject();
            json.WriteStartArray("models");
            foreach (var model in models)
            {
                if (model.Graph is { } graph)
                {
                    WriteModel(json, model, graph);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>True when the picture begins with clusters, each of which opens by itself.</summary>
    public static bool IsClosed(PictureGraph graph) => graph.Nodes.Length > MostOpen;

    private static void WriteModel(Utf8JsonWriter json, PageModel model, PictureGraph graph)
    {
        var places = PicturePlaces.Of(graph, IsClosed(graph));
        var concepts = ConceptPositions.Of(model.Result);
        var subsumers = new List<string>();
        json.WriteStartObject();
        json.WriteString("name", SingleLine.Of(graph.Model));
        json.WriteBoolean("closed", IsClosed(graph));
        json.WriteBoolean("named", places.HasLabels);
        json.WriteNumber("height", places.NodeHeight);
        json.WriteBoolean("tested", graph.Nodes.Any(node => node.ErrorRate is not null));
        WriteNumber(json, "chance", graph.ChanceDepth);
        WriteNodes(json, graph, places, concepts);
        WriteClusters(json, model, graph, places);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int Subsumer(string? name)
        {
            if (name is null)
            {
                return -1;
            }

            if (known.TryAdd(name, known.Count))
            {
                subsumers.Add(name);
            }

            return known[name];
        }

        PictureEdges.Write(json, graph, places, Subsumer);
        WriteNames(json, "subsumers", subsumers);
        concepts.Write(json);
        json.WriteEndObject();
    }

    private static void WriteNodes(Utf8JsonWriter json, PictureGraph graph, PicturePlaces places, ConceptPositions concepts)
    {
        json.WriteStartArray("nodes");
        foreach (var (index, node) in graph.Nodes.Index())
        {
            var place = places.Nodes[index];
            json.WriteStartObject();
            json.WriteString("n", SingleLine.Of(node.Title.Text));
            if (node.Name != node.Title.Text)
            {
                json.WriteString("m", SingleLine.Of(node.Name));
            }

            json.WriteString("l", SingleLine.Of(node.Label));
            json.WriteString("t", place.Text);
            json.WriteNumber("x", place.X);
            json.WriteNumber("y", place.Y);
            json.WriteNumber("w", place.Box.Width);
            json.WriteNumber("c", node.Cluster);
            WriteNumber(json, "e", node.ErrorRate);
            WriteNumber(json, "s", node.Samples);
            json.WriteStartArray("g");
            foreach (var concept in concepts.AboveClass(node.Output))
            {
                json.WriteNumberValue(concept);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteClusters(Utf8JsonWriter json, PageModel model, PictureGraph graph, PicturePlaces places)
    {
        json.WriteStartArray("clusters");
        foreach (var (index, cluster) in graph.Clusters.Index())
        {
            var frame = places.Clusters[index].Frame;
            json.WriteStartObject();
            json.WriteString("n", SingleLine.Of(cluster.Name));
            json.WriteNumber("x", frame.CentreX);
            json.WriteNumber("y", frame.CentreY);
            json.WriteNumber("w", frame.Width);
            json.WriteNumber("h", frame.Height);
            WriteNumber(json, "d", model.Result.Explanation!.StructuralClusters.ElementAtOrDefault(index)?.SimilarityDepth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var text in names)
        {
            json.WriteStringValue(SingleLine.Of(text));
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
