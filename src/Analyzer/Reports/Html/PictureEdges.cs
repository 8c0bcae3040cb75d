using System.Text.Json;
using QualityGate.Reports.Graphs;

namespace QualityGate.Reports.Html;

/// <summary>The edges of a picture as arrays of numbers, whose order <c>model.js</c> knows.</summary>
internal static class PictureEdges
{
    public static void Write(Utf8JsonWriter json, PictureGraph graph, PicturePlaces places, Func<string?, int> subsumer)
    {
        json.WriteStartArray("similar");
        foreach (var (index, edge) in graph.Similarities.Index())
        {
            json.WriteStartArray();
            json.WriteNumberValue(edge.A);
            json.WriteNumberValue(edge.B);
            json.WriteNumberValue(edge.Similarity);
            WriteNumber(json, edge.Depth);
            json.WriteNumberValue(subsumer(edge.SubsumerName));
            json.WriteNumberValue(edge.IsMisperception == true ? 1 : 0);
            var place = places.Edges[index];
            foreach (var end in new[] { place.X1, place.Y1, place.X2, place.Y2 })
            {
                json.WriteNumberValue(end);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        var leftOut = ConfusionChoice.Of(graph).LeftOut.ToHashSet();
        json.WriteStartArray("confused");
        foreach (var edge in graph.Confusions)
        {
            json.WriteStartArray();
            json.WriteNumberValue(edge.A);
            json.WriteNumberValue(edge.B);
            json.WriteNumberValue(edge.Rate);
            WriteNumber(json, edge.Count);
            WriteNumber(json, edge.Depth);
            json.WriteNumberValue(subsumer(edge.SubsumerName));
            json.WriteNumberValue(edge.IsExplained ? 1 : 0);
            json.WriteNumberValue(edge.SharesCluster ? 1 : 0);
            json.WriteNumberValue(leftOut.Contains(edge) ? 1 : 0);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
