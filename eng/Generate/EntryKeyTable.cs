using QualityGate.Configuration;

namespace QualityGate.Generate;

/// <summary>Writes the table of the keys of an entry into its page.</summary>
internal static class EntryKeyTable
{
    private const string Begin = "<!-- keys: generated from EntryKeys.cs -->\n";
    private const string End = "<!-- end of keys -->\n";

    /// <summary>The page with the table in place of the one that it has.</summary>
    /// <exception cref="InvalidDataException">The page has no place for it.</exception>
    public static string Insert(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException(
                $"docs/thresholds.md lacks the marks of the table of keys: {Begin.TrimEnd()} and {End.TrimEnd()}"
            );
        }

        return page[..(begin + Begin.Length)] + Table() + page[end..];
    }

    private static string Table() =>
        "| key | value | when it is missing |\n|:---|:---|:---|\n"
        + string.Concat(EntryKeys.All.Select(key => $"| `{key.Name}` | {Value(key)} | {Missing(key)} |\n"));

    private static string Value(EntryKey key)
    {
        var choices = key.Choices.IsEmpty ? string.Empty : $" {string.Join(", ", key.Choices.Select(choice => $"`{choice}`"))}.";
        var more = key.More is null ? string.Empty : $" [More]({key.More}).";
        var example = key.Kind != EntryValueKind.Choice ? $" Such as `{key.Example}`." : string.Empty;
        return $"{key.Help}{choices}{example}{more}";
    }

    private static string Missing(EntryKey key) =>
        key.IsRequired ? "an error"
        : key.Default is { } value
            ? key.Choices.Contains(value) ? $"`{value}`"
                : value
        : string.Empty;
}
