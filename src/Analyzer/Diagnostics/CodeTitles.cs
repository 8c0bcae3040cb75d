using System.Collections.Frozen;

namespace QualityGate.Diagnostics;

/// <summary>The titles of the codes, from the table of docs/codes, which is embedded.</summary>
internal static class CodeTitles
{
    private static readonly FrozenDictionary<string, string> Titles = Read();

    /// <summary>The title of a code, such as "Unknown metric"; null for a code that this version doesn't know.</summary>
    public static string? Of(string code) => Titles.GetValueOrDefault(code);

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(CodeTitles).Assembly.GetManifestResourceStream("codes.md")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => line.StartsWith("| [QG", StringComparison.Ordinal))
            .Select(line => line.TrimEnd('\r', ' ', '|').Split(" | ", 2))
            .ToFrozenDictionary(parts => parts[0][3..9], parts => parts[1], StringComparer.Ordinal);
    }
}
