using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualityGate.Results;

namespace QualityGate.Reports.History;

/// <summary>Lines of the history as JSON.</summary>
internal static class HistoryJson
{
    private static readonly JsonSerializerOptions Form = Create();

    /// <summary>Writes a line, with the line break at its end.</summary>
    public static string Write(HistoryPoint point) => $"{JsonSerializer.Serialize(point, Form.GetTypeInfo(typeof(HistoryPoint)))}\n";

    /// <summary>Reads a line; null where it is none, as one that was cut off, or is of a later version.</summary>
    public static HistoryPoint? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return
                JsonSerializer.Deserialize(line, Form.GetTypeInfo(typeof(HistoryPoint)))
                    is HistoryPoint { Version: HistoryPoint.CurrentVersion, Time.Kind: DateTimeKind.Utc } point
                ? point
                : null;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ResultJson.CreateOptions(HistoryJsonContext.Default)) { WriteIndented = false };
        options.Converters.Add(new FiniteNumber());
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>The code that the compiler makes for reading and writing lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(HistoryPoint))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
