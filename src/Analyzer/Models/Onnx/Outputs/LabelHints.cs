using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Models.Onnx.Outputs;

/// <summary>
/// Finds names of classes that exporters leave in a model: in its metadata, in nodes that turn an index into a label, or in a constant of
/// texts.
/// </summary>
internal static class LabelHints
{
    private static readonly string[] Keys =
    [
        "names",
        "classes",
        "labels",
        "class_names",
        "id2label",
        "class_labels",
        "categories",
        "class_to_idx",
        "label2id",
    ];

    // Each list of names with the list of numbers that it belongs to, where there is one: LabelEncoder and CategoryMapper map numbers to
    // names.
    private static readonly (string Names, string? Indices)[] Attributes =
    [
        ("classlabels_strings", null),
        ("classlabels_int64s", null),
        ("classlabels_ints", null),
        ("values_strings", "keys_int64s"),
        ("cats_strings", "cats_int64s"),
        ("classes_strings", null),
    ];

    /// <summary>The lists of names in an ONNX model.</summary>
    public static ImmutableArray<LabelHint> Find(ModelProto model) => [.. All(model).Where(hint => hint.Names.Length > 0)];

    /// <summary>The lists of names in the metadata of a file of arrays.</summary>
    public static ImmutableArray<LabelHint> Find(IReadOnlyDictionary<string, string> metadata) =>
        [.. InMetadata(metadata).Where(hint => hint.Names.Length > 0)];

    private static IEnumerable<LabelHint> InMetadata(IEnumerable<KeyValuePair<string, string>> metadata) =>
        from entry in metadata
        where Keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)
        select new LabelHint($"metadata '{entry.Key}'", NameList.Parse(entry.Value)) { HasGaps = NameList.HasGaps(entry.Value) };

    private static IEnumerable<LabelHint> All(ModelProto model) =>
        [
            .. InMetadata(model.MetadataProps.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))),
            .. from node in model.Graph.Node
            from form in Attributes
            from attribute in node.Attribute
            where attribute.Name == form.Names && attribute.Strings.Count + attribute.Ints.Count > 0
            select new LabelHint(
                $"{node.OpType} '{attribute.Name}'",
                [.. InOrder(Texts(attribute), node.Attribute.FirstOrDefault(other => other.Name == form.Indices))]
            ),
            .. from tensor in model.Graph.Initializer
            where
                tensor.StringData.Count > 1
                && (
                    tensor.Name.Contains("class", StringComparison.OrdinalIgnoreCase)
                    || tensor.Name.Contains("label", StringComparison.OrdinalIgnoreCase)
                )
            select new LabelHint($"constant '{tensor.Name}'", [.. tensor.StringData.Select(text => text.ToStringUtf8())]),
        ];

    private static IEnumerable<string> Texts(AttributeProto attribute) =>
        attribute
            .Strings.Select(text => text.ToStringUtf8())
            .Concat(attribute.Ints.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<string> InOrder(IEnumerable<string> names, AttributeProto? indices) =>
        indices is null ? names : names.Zip(indices.Ints).OrderBy(pair => pair.Second).Select(pair => pair.First);
}
