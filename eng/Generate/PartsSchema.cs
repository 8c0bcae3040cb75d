using System.Text.Json.Nodes;
using QualityGate.Configuration;
using QualityGate.Metrics.Parts;

namespace QualityGate.Generate;

/// <summary>Makes the schema of limits on parts of a model.</summary>
internal static class PartsSchema
{
    /// <summary>The limits on each class, or on each superclass.</summary>
    /// <param name="kind">The kind of parts.</param>
    /// <param name="ofThreshold">The schema of a key that thresholds have, too.</param>
    public static JsonObject Limits(PartKind kind, Func<string, JsonObject> ofThreshold) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["properties"] = new JsonObject(
                PartKeys
                    .MetricsOf(kind)
                    .SelectMany(metric => metric.OtherNames.Prepend(metric.Name).Select(name => (Name: name, Metric: metric)))
                    .Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)Line(kind, pair.Metric, ofThreshold)))
            ),
        };

    /// <summary>The groups of classes that are told from each other.</summary>
    public static JsonObject Separations(Func<string, JsonObject> ofThreshold) =>
        new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray(PartKeys.From, PartKeys.To, PartKeys.MaxRate),
                ["properties"] = new JsonObject(
                    PartKeys.OfSeparation.Select(key => KeyValuePair.Create(key, (JsonNode?)OfSeparation(key, ofThreshold)))
                ),
            },
        };

    private static JsonObject OfSeparation(string key, Func<string, JsonObject> ofThreshold) =>
        key switch
        {
            PartKeys.From or PartKeys.To => Name(),
            PartKeys.MaxRate => new JsonObject
            {
                ["type"] = "number",
                ["minimum"] = 0,
                ["exclusiveMaximum"] = 1,
            },
            _ => ofThreshold(key),
        };

    private static JsonObject Line(PartKind kind, PartMetric metric, Func<string, JsonObject> ofThreshold) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(
                PartKeys
                    .OfLine(kind)
                    .Where(key => key != "confidence" || metric.IsShareOfSamples)
                    .Select(key =>
                        KeyValuePair.Create(key, (JsonNode?)(key is PartKeys.Except or PartKeys.Only ? Names() : ofThreshold(key)))
                    )
            ),
        };

    // A class may be called by a number.
    private static JsonObject Names() => new() { ["type"] = "array", ["items"] = Name() };

    private static JsonObject Name() => new() { ["type"] = new JsonArray("string", "number") };
}
