using System.Text.Json.Nodes;
using QualityGate.Configuration;
using QualityGate.Configuration.Composition;
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
            ["required"] = new JsonArray("version"),
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject() },
            ["properties"] = new JsonObject
            {
                ["version"] = new JsonObject { ["const"] = 1 },
                ["extends"] = new JsonObject
                {
                    ["type"] = "string",
                    ["minLength"] = 1,
                    ["description"] = "A file whose defaults and settings this one inherits.",
                },
                ["include"] = new JsonObject
                {
                    ["type"] = new JsonArray("string", "array"),
                    ["items"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                    ["description"] = "Files, or patterns of files, whose models are gated as well, each by the settings of its own file.",
                },
                ["defaults"] = Entry([.. EntryDefaults.Keys.Select(name => EntryKeys.All.First(key => key.Name == name))], required: []),
                ["baseline"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                [GateKeys.Suppressions] = new JsonObject
                {
                    ["type"] = "string",
                    ["minLength"] = 1,
                    ["description"] = "The file of exceptions; see docs/suppressions.md.",
                },
                ["history"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                [InconclusiveName.Key] = Consequence(),
                ["models"] = new JsonObject
                {
                    ["type"] = "array",
                    ["minItems"] = 1,
                    ["items"] = Entry(EntryKeys.All, EntryKeys.All.Where(key => key is { IsRequired: true, Name: EntryKeyNames.Model })),
                },
            },
        };

    // The schema cannot tell whether defaults give a key that an entry must have.
    private static JsonObject Entry(IEnumerable<EntryKey> keys, IEnumerable<EntryKey> required) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Texts(required.Select(key => key.Name)),
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Value(key)))),
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
            EntryValueKind.ClassLimits => PartsSchema.Limits(PartKind.Class, OfThreshold),
            EntryValueKind.SuperclassLimits => PartsSchema.Limits(PartKind.Superclass, OfThreshold),
            EntryValueKind.Separations => PartsSchema.Separations(OfThreshold),
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

    // 'accuracy: ~' takes away what defaults say.
    private static JsonObject Limit(Metric metric) =>
        new()
        {
            ["type"] = new JsonArray("object", "null"),
            ["additionalProperties"] = false,
            ["description"] = metric.Title,
            ["properties"] = new JsonObject(ThresholdSection.Keys.Select(key => KeyValuePair.Create(key, (JsonNode?)OfThreshold(key)))),
        };

    private static JsonObject OfThreshold(string key) =>
        key switch
        {
            "confidence" => Number(ConfidenceLevel.Least, ConfidenceLevel.Most),
            "severity" => new JsonObject { ["enum"] = Texts(SeverityName.All) },
            InconclusiveName.Key => Consequence(),
            "min" or "max" => Number(),
            // A distance from the baseline.
            _ => Number(least: 0),
        };

    // A variable stands in a text, such as "${LEAST_ACCURACY:-0.9}".
    private static JsonObject Number(double? least = null, double? most = null)
    {
        var number = new JsonObject { ["type"] = new JsonArray("number", "string"), ["pattern"] = @"^\$\{.*\}$" };
        if (least is { } minimum)
        {
            number["minimum"] = minimum;
        }

        if (most is { } maximum)
        {
            number["maximum"] = maximum;
        }

        return number;
    }

    private static JsonObject Consequence() => new() { ["enum"] = Texts(InconclusiveName.All) };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
