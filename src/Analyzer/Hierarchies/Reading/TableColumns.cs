namespace QualityGate.Hierarchies.Reading;

/// <summary>The columns of a table of concepts: which is the parent, and which the child.</summary>
internal readonly record struct TableColumns(int Parent, int Child)
{
    private static readonly HashSet<string> ParentWords = new(StringComparer.Ordinal)
    {
        "parent",
        "parentid",
        "parentname",
        "superclass",
        "supercategory",
        "hypernym",
        "broader",
    };

    private static readonly HashSet<string> ChildWords = new(StringComparer.Ordinal)
    {
        "child",
        "childid",
        "childname",
        "id",
        "name",
        "node",
        "concept",
        "class",
        "subclass",
        "category",
        "subcategory",
        "label",
        "hyponym",
        "narrower",
    };

    /// <summary>The columns of which a header's words can be meant; none where it is no header.</summary>
    public static (int[] Parents, int[] Children) In(IReadOnlyList<TableField> header)
    {
        int[] Places(HashSet<string> words) =>
            [.. Enumerable.Range(0, header.Count).Where(column => words.Contains(Fold(header[column].Text)))];
        return (Places(ParentWords), Places(ChildWords));
    }

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
