using System.Text.Json.Nodes;
using QualityGate.Configuration.Suppressions;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;

namespace QualityGate.Generate;

/// <summary>Makes the JSON schema of the suppression file from the descriptions of its keys.</summary>
internal static class SuppressionsSchema
{
    public static JsonObject Create() =>
        new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "The suppression file of QualityGate",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Texts(SuppressionFile.Keys),
            ["properties"] = new JsonObject
            {
                ["version"] = new JsonObject { ["const"] = 1 },
                ["suppressions"] = new JsonObject { ["type"] = "array", ["items"] = Entry() },
            },
        };

    private static JsonObject Entry() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Texts(SuppressionKey.All.Where(key => key.IsRequired).Select(key => key.Name)),
            ["properties"] = new JsonObject(SuppressionKey.All.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Value(key)))),
        };

    private static JsonObject Value(SuppressionKey key)
    {
        var value =
            key == SuppressionKey.Code ? new JsonObject { ["enum"] = Texts(SuppressibleCodes.All) }
            : key == SuppressionKey.Metric ? new JsonObject { ["enum"] = Texts(MetricCatalog.Names.Concat(PartMetrics.Names).Distinct()) }
            : key == SuppressionKey.Pair ? Pair()
            : Text(key == SuppressionKey.Expires ? @"^\d{4}-\d{2}-\d{2}$" : @"\S");
        value["description"] = key.Help;
        return value;
    }

    private static JsonObject Pair() =>
        new()
        {
            ["type"] = "array",
            ["items"] = Text(@"\S"),
            ["minItems"] = 2,
            ["maxItems"] = 2,
            ["uniqueItems"] = true,
        };

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
