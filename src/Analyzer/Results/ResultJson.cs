using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Results;

/// <summary>Results as JSON: written, and read back without loss.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions(ResultJsonContext.Default);

    // For reading alone: the schema is made from the others, and a converter has none.
    private static readonly JsonSerializerOptions Checked = new(Options) { Converters = { new FiniteNumber() } };

    /// <summary>The layout of JSON and its escapes, for JSON of other shapes, too.</summary>
    public static JsonSerializerOptions Form => Options;

    /// <summary>Writes a result; the stream gets it piece by piece, since that of many models is large.</summary>
    public static void Write(GateResult result, Stream stream)
    {
        var form = new JsonWriterOptions { Indented = Options.WriteIndented, NewLine = Options.NewLine, Encoder = Options.Encoder };
        var buffer = new StreamBuffer(stream);
        using (var json = new Utf8JsonWriter(buffer, form))
        {
            JsonSerializer.Serialize(json, result, ResultWritingContext.Default.GateResult);
        }

        // Not before all of it is written: an error on the way must not be followed by the rest of a block.
        buffer.Write("\n"u8);
        buffer.Flush();
    }

    /// <summary>Reads a result back.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not that of a result.</exception>
    public static GateResult Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<GateResult>)Checked.GetTypeInfo(typeof(GateResult)))
        ?? throw new JsonException("The JSON is null.");

    /// <summary>The contract by which a type is read, and its schema made; results are written as it says.</summary>
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>The form in which JSON is written here, for the types that a context knows.</summary>
    public static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver types)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = types,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.Create(Letters()),
        };
        options.MakeReadOnly();
        return options;
    }

    // As escapes, the same text: invisible letters, so that a reader sees them; and the sign that commands of CI systems begin with, in
    // case the report is printed in a log.
    private static TextEncoderSettings Letters()
    {
        var letters = new TextEncoderSettings(UnicodeRanges.All);
        var hidden = Enumerable.Range(0, char.MaxValue).Where(Rune.IsValid).Where(letter => SingleLine.IsInvisible(letter));
        letters.ForbidCharacters([.. hidden.Select(letter => (char)letter), '#']);
        return letters;
    }
}

/// <summary>The code that the compiler makes for reading results, and for their schema.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(GateResult))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>
/// The code that the compiler makes for writing results. <see cref="ResultJsonContext"/> describes each member first, and a gate of a small
/// model spent a tenth of its time on compiling these descriptions at run time.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(GateResult))]
internal sealed partial class ResultWritingContext : JsonSerializerContext;
