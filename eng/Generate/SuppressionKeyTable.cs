using QualityGate.Configuration.Suppressions;

namespace QualityGate.Generate;

/// <summary>Writes the table of the keys of an exception into its page.</summary>
internal static class SuppressionKeyTable
{
    private const string Begin = "<!-- keys: generated from SuppressionKey.cs -->\n";
    private const string End = "<!-- end of keys -->\n";

    /// <summary>The page with the table in place of the one that it has; of an empty page, the table alone.</summary>
    /// <exception cref="InvalidDataException">The page has no place for it.</exception>
    public static string Insert(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return page.Length == 0 ? Begin + Table() + End
            : begin < 0 || end < begin
                ? throw new InvalidDataException(
                    $"docs/suppressions.md lacks the marks of its table: {Begin.TrimEnd()} and {End.TrimEnd()}"
                )
            : page[..(begin + Begin.Length)] + Table() + page[end..];
    }

    private static string Table() =>
        "| key | value |\n|:---|:---|\n"
        + string.Concat(
            SuppressionKey.All.Select(key => $"| `{key.Name}` | {key.Help}{(key.IsRequired ? " Required." : string.Empty)} |\n")
        );
}
