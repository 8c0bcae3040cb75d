using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using QualityGate.Models.Onnx;

namespace QualityGate.Models.Inspection;

/// <summary>Finds names of classes that exporters leave in a model: in its metadata, or in nodes that turn an index into a label.</summary>
internal static partial class LabelHints
{
    private static readonly string[] Keys = ["names", "classes", "labels", "class_names", "id2label", "class_labels", "categories", "class_to_idx"];
    private static readonly string[] Attributes = ["classlabels_strings", "classlabels_int64s", "classlabels_ints", "values_strings"];

    /// <summary>All that is found.</summary>
    public static ImmutableArray<LabelHint> Find(ModelProto model) =>
    [
        .. model.MetadataProps.Where(entry => Keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)).Select(entry => new LabelHint($"metadata '{entry.Key}'", [.. Split(entry.Value)])),
        .. from node in model.Graph.Node
           from attribute in node.Attribute
           where Attributes.Contains(attribute.Name) && attribute.Strings.Count + attribute.Ints.Count > 0
           select new LabelHint(
               $"{node.OpType} '{attribute.Name}'",
               [.. attribute.Strings.Select(text => text.ToStringUtf8()), .. attribute.Ints.Select(number => number.ToString(CultureInfo.InvariantCulture))]),
    ];

    // JSON (a list, or index → name), Python's way of writing the same, or names with commas or line breaks between.
    private static IEnumerable<string> Split(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Select(item => item.ToString())],
                JsonValueKind.Object => [.. json.RootElement.EnumerateObject().Select(Indexed).OrderBy(item => item.Index).Select(item => item.Name)],
                _ => [text],
            };
        }
        catch (JsonException)
        {
            var quoted = Quoted().Matches(text);
            return quoted.Count > 0 && text.AsSpan().TrimStart() is ['{' or '[' or '(', ..]
                ? [.. quoted.Select(match => match.Groups["name"].Value)]
                : text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
    }

    // Index → name or name → index; JSON knows no order, and programs that sort the keys as texts put "10" before "2".
    private static (int Index, string Name) Indexed(JsonProperty item) =>
        item.Value.ValueKind == JsonValueKind.Number ? (item.Value.TryGetInt32(out var value) ? value : int.MaxValue, item.Name)
        : (int.TryParse(item.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : int.MaxValue, item.Value.ToString());

    [GeneratedRegex("(?<quote>['\"])(?<name>.*?)\\k<quote>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
