using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QualityGate.Results;

namespace QualityGate.Comparison;

/// <summary>Comparisons as JSON.</summary>
internal static class ComparisonJson
{
    private static readonly JsonSerializerOptions Options = ResultJson.CreateOptions(ComparisonJsonContext.Default);

    /// <summary>Writes a comparison.</summary>
    public static string Write(ComparisonResult result) =>
        JsonSerializer.Serialize(result, (JsonTypeInfo<ComparisonResult>)Options.GetTypeInfo(typeof(ComparisonResult))) + "\n";

    /// <summary>Writes a series of comparisons.</summary>
    public static string Write(ComparisonSeries series) =>
        JsonSerializer.Serialize(series, (JsonTypeInfo<ComparisonSeries>)Options.GetTypeInfo(typeof(ComparisonSeries))) + "\n";
}

/// <summary>The code that the compiler makes for writing comparisons.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ComparisonResult))]
[JsonSerializable(typeof(ComparisonSeries))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
