namespace QualityGate.Labels.Formats;

/// <summary>The meaning of a column, or of a key, of what is said of a class.</summary>
internal enum LabelField
{
    /// <summary>The concept's identifier or name.</summary>
    Concept,

    /// <summary>An identifier: of the class, if it is a number, else of the concept.</summary>
    Id,

    /// <summary>The label, or an index under that name.</summary>
    Label,

    /// <summary>The class's name.</summary>
    Name,

    /// <summary>The class's name for people.</summary>
    Display,

    /// <summary>The class's index.</summary>
    Index,
}

/// <summary>Knows the usual words for columns and keys.</summary>
internal static class LabelFields
{
    private static readonly Dictionary<string, LabelField> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["wnid"] = LabelField.Concept,
        ["wordnet_id"] = LabelField.Concept,
        ["wordnet"] = LabelField.Concept,
        ["synset"] = LabelField.Concept,
        ["synset_id"] = LabelField.Concept,
        ["concept"] = LabelField.Concept,
        ["id"] = LabelField.Id,
        ["label"] = LabelField.Label,
        ["labels"] = LabelField.Label,
        ["class"] = LabelField.Label,
        ["class_label"] = LabelField.Label,
        ["category"] = LabelField.Label,
        ["name"] = LabelField.Name,
        ["names"] = LabelField.Name,
        ["class_name"] = LabelField.Name,
        ["label_name"] = LabelField.Name,
        ["category_name"] = LabelField.Name,
        ["display_name"] = LabelField.Display,
        ["title"] = LabelField.Display,
        ["words"] = LabelField.Display,
        ["description"] = LabelField.Display,
        ["index"] = LabelField.Index,
        ["idx"] = LabelField.Index,
        ["class_index"] = LabelField.Index,
        ["class_idx"] = LabelField.Index,
        ["class_id"] = LabelField.Index,
        ["label_index"] = LabelField.Index,
        ["label_idx"] = LabelField.Index,
        ["label_id"] = LabelField.Index,
        ["category_id"] = LabelField.Index,
        ["number"] = LabelField.Index,
    };

    /// <summary>The meaning of a word; null where it is none of these.</summary>
    public static LabelField? Of(string word) =>
        Known.TryGetValue(word.Trim().Replace(' ', '_').Replace('-', '_'), out var field) ? field : null;
}
