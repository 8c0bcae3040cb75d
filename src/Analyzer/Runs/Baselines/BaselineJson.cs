using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QualityGate.Results;

namespace QualityGate.Runs.Baselines;

/// <summary>
/// Baselines as JSON with a line for each metric, class and edge, so that a diff shows what has changed. The bytes follow from the content.
/// </summary>
internal static class BaselineJson
{
    private static readonly JsonSerializerOptions Options = new(ResultJson.CreateOptions(BaselineJsonContext.Default))
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Writes a baseline.</summary>
    public static string Write(BaselineFile file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"baselineVersion\": {file.BaselineVersion},\n  \"models\": [");
        text.AppendJoin(',', file.Models.Select(model => Model(model, ChecksumOf(model))));
        text.Append(file.Models.IsEmpty ? "]\n}\n" : "\n  ]\n}\n");
        return text.ToString();
    }

    /// <summary>The hash of all that is written of a model, in 32 hexadecimal digits.</summary>
    public static string ChecksumOf(BaselineModel model) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Model(model, checksum: null))))[..32];

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not that of a baseline.</exception>
    public static BaselineFile Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<BaselineFile>)Options.GetTypeInfo(typeof(BaselineFile)))
        ?? throw new JsonException("The JSON is null.");

    private static string Model(BaselineModel model, string? checksum) =>
        "\n    {\n"
        + string.Join(
            ",\n",
            new[]
            {
                $"      \"name\": {Quote(model.Name)}",
                model.GateFile is { } file ? $"      \"gateFile\": {Quote(file)}" : null,
                $"      \"inputs\": {Lines(model.Inputs.Select(Input))}",
                $"      \"hierarchy\": {Quote(model.Hierarchy)}",
                model.HierarchySha256 is { } hash ? $"      \"hierarchySha256\": {Quote(hash)}" : null,
                $"      \"clustering\": {Quote(model.Clustering)}",
                $"      \"metrics\": {Metrics(model.Metrics)}",
                model.TestData is { } data ? $"      \"testData\": {TestData(data)}" : null,
                $"      \"classes\": {Lines(model.Classes.Select(Class))}",
                $"      \"edges\": {Lines(model.Edges.Select(Edge))}",
                checksum is null ? null : $"      \"checksum\": {Quote(checksum)}",
            }.OfType<string>()
        )
        + "\n    }";

    private static string Metrics(IReadOnlyDictionary<string, double> metrics) =>
        metrics.Count == 0
            ? "{}"
            : $"{{\n{string.Join(",\n", metrics.Select(metric => $"        {Quote(metric.Key)}: {Number(metric.Value)}"))}\n      }}";

    private static string TestData(BaselineTestData data) =>
        Line(
            ("kind", Quote(data.Kind)),
            ("samples", NumberOrNone(data.Samples)),
            ("order", QuoteOrNone(data.Order)),
            ("topFiveHits", NumberOrNone(data.TopFiveHits)),
            ("topFiveSamples", NumberOrNone(data.TopFiveSamples))
        );

    private static string Input(BaselineInput input) => Line(("role", Quote(input.Role)), ("sha256", QuoteOrNone(input.Sha256)));

    private static string Class(BaselineClass item) =>
        Line(
            ("label", Quote(item.Label)),
            ("name", Quote(item.Name)),
            ("concept", QuoteOrNone(item.Concept)),
            ("cluster", NumberOrNone(item.Cluster)),
            ("samples", NumberOrNone(item.Samples)),
            ("wrong", QuoteOrNone(item.Wrong)),
            ("counts", QuoteOrNone(item.Counts))
        );

    private static string Edge(BaselineEdge edge) =>
        Line(("a", Number(edge.A)), ("b", Number(edge.B)), ("similarity", Number(edge.Similarity)), ("depth", NumberOrNone(edge.Depth)));

    private static string Lines(IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        return all.Length == 0 ? "[]" : $"[\n{string.Join(",\n", all.Select(line => $"        {line}"))}\n      ]";
    }

    private static string Line(params IEnumerable<(string Key, string? Value)> members) =>
        $"{{ {string.Join(", ", members.Where(member => member.Value is not null).Select(Member))} }}";

    private static string Member((string Key, string? Value) member) => $"\"{member.Key}\": {member.Value}";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, Options.Encoder)}\"";

    private static string? QuoteOrNone(string? text) => text is null ? null : Quote(text);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? NumberOrNone(double? value) => value is { } number ? Number(number) : null;
}

/// <summary>The code that the compiler makes for reading baselines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(BaselineFile))]
internal sealed partial class BaselineJsonContext : JsonSerializerContext;
