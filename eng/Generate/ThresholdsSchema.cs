using System.Text.Json.Nodes;
using QualityGate.Configuration;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData;

namespace QualityGate.Generate;

/// <summary>
/// Makes the JSON schema of thresholds.yml, by which editors complete and check it, from the descriptions of keys and metrics.
/// </summary>
internal static class ThresholdsSchema
{
    public static JsonObject Create() =>
        new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "thresholds.yml of QualityGate",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("version", "models"),
            ["properties"] = new JsonObject
            {
                ["version"] = new JsonObject { ["const"] = 1 },
                ["models"] = new JsonObject
                {
                    ["type"] = "array",
                    ["minItems"] = 1,
                    ["items"] = Entry(),
                },
            },
        };

    private static JsonObject Entry() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Texts(EntryKeys.All.Where(key => key.IsRequired).Select(key => key.Name)),
            ["properties"] = new JsonObject(EntryKeys.All.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Value(key)))),
        };

    private static JsonObject Value(EntryKey key)
    {
        var value = key.Kind switch
        {
            EntryValueKind.Choice => new JsonObject { ["enum"] = Texts(key.Choices) },
            EntryValueKind.ChoiceOrPath => new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["enum"] = Texts(key.Choices) },
                    new JsonObject { ["type"] = "string", ["minLength"] = 1 }
                ),
            },
            EntryValueKind.Number => new JsonObject { ["type"] = "number" },
            EntryValueKind.Columns => Columns(),
            EntryValueKind.Thresholds => Limits(),
            EntryValueKind.Images => ImagesSchema.Create(),
            _ => new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        };
        value["description"] = key.Help;
        return value;
    }

    private static JsonObject Columns() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["properties"] = new JsonObject(
                ColumnNames.Roles.Select(role =>
                    KeyValuePair.Create(role, (JsonNode?)new JsonObject { ["type"] = "string", ["minLength"] = 1 })
                )
            ),
        };

    private static JsonObject Limits() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["properties"] = new JsonObject(
                MetricCatalog.Names.Select(name => KeyValuePair.Create(name, (JsonNode?)Limit(MetricCatalog.Find(name)!)))
            ),
        };

    private static JsonObject Limit(Metric metric) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["description"] = metric.Title,
            ["properties"] = new JsonObject
            {
                ["min"] = new JsonObject { ["type"] = "number" },
                ["max"] = new JsonObject { ["type"] = "number" },
                ["confidence"] = new JsonObject
                {
                    ["type"] = "number",
                    ["minimum"] = ConfidenceLevel.Least,
                    ["maximum"] = ConfidenceLevel.Most,
                },
                ["severity"] = new JsonObject { ["enum"] = new JsonArray("error", "warning") },
            },
        };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
