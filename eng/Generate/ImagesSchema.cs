using System.Text.Json.Nodes;
using QualityGate.Configuration;
using QualityGate.TestData.Images;

namespace QualityGate.Generate;

/// <summary>Makes the schema of an entry's <c>images</c>: a mapping, or a text of the same keys.</summary>
internal static class ImagesSchema
{
    public static JsonObject Create() =>
        new()
        {
            ["oneOf"] = new JsonArray(
                new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = false,
                    ["anyOf"] = new JsonArray(Required(ImageKeys.Folder), Required(ImageKeys.List)),
                    ["properties"] = new JsonObject(ImageKeys.All.Select(key => KeyValuePair.Create(key, (JsonNode?)Value(key)))),
                }
            ),
        };

    private static JsonObject Required(string key) => new() { ["required"] = new JsonArray(key) };

    private static JsonObject Value(string key) =>
        key switch
        {
            ImageKeys.Preset => Choice(ImagePresets.Names),
            ImageKeys.Layout => Choice(ImagePresets.Layouts),
            ImageKeys.Color => Choice(ImagePresets.Colors),
            ImageKeys.Range => Choice(ImagePresets.Ranges),
            ImageKeys.Resample => Choice(ImagePresets.Filters),
            ImageKeys.Provider => Choice(ImagePresets.Providers),
            ImageKeys.MaxCorrupt => new JsonObject
            {
                ["type"] = "number",
                ["minimum"] = 0,
                ["maximum"] = 1,
            },
            ImageKeys.Mean or ImageKeys.Std or ImageKeys.Resize or ImageKeys.Crop => new JsonObject
            {
                ["type"] = new JsonArray("number", "array", "string"),
            },
            _ => new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        };

    private static JsonObject Choice(IEnumerable<string> words) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode?)word)]) };
}
