using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Configuration.Suppressions;

/// <summary>Writes the suppression file: sorted, so that it is merged and compared line by line.</summary>
internal static partial class SuppressionText
{
    private const string FirstHeader =
        "# Exceptions from the limits and warnings of QualityGate, each with its reason: docs/suppressions.md.\n"
        + "# 'qualitygate check --update-suppressions --reason TEXT' writes this file anew, sorted.\n";

    // Other readers of YAML take these words for something else than texts.
    private static readonly string[] Reserved = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

    /// <summary>The comments and blank lines that a file begins with; those that a new one gets where there is none.</summary>
    public static string HeaderOf(string? text)
    {
        if (text is null)
        {
            return FirstHeader;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n').TakeWhile(line => line.Trim() is "" or ['#', ..]);
        return string.Concat(lines.Select(line => $"{line.TrimEnd()}\n"));
    }

    /// <summary>A file with these entries.</summary>
    /// <param name="header">The lines above.</param>
    /// <param name="entries">The entries, in any order.</param>
    public static string Write(string header, IEnumerable<SuppressionEntry> entries)
    {
        var written = entries
            .OrderBy(entry => entry.Model, StringComparer.Ordinal)
            .ThenBy(entry => entry.Metric?.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Class, StringComparer.Ordinal)
            .ThenBy(entry => entry.Superclass, StringComparer.Ordinal)
            .ThenBy(entry => entry.Pair?.From, StringComparer.Ordinal)
            .ThenBy(entry => entry.Pair?.To, StringComparer.Ordinal)
            .ThenBy(entry => entry.Code, StringComparer.Ordinal)
            .Select(Item)
            .ToArray();
        return $"{header}version: 1\nsuppressions:{(written.Length == 0 ? " []" : string.Empty)}\n{string.Concat(written)}";
    }

    private static string Item(SuppressionEntry entry)
    {
        (SuppressionKey Key, string? Value)[] values =
        [
            (SuppressionKey.Code, entry.Code),
            (SuppressionKey.Model, Quoted(entry.Model)),
            (SuppressionKey.Metric, entry.Metric?.Name),
            (SuppressionKey.Class, Quoted(entry.Class)),
            (SuppressionKey.Superclass, Quoted(entry.Superclass)),
            (SuppressionKey.Pair, entry.Pair is var (from, to) ? $"[{Quoted(from)}, {Quoted(to)}]" : null),
            (SuppressionKey.Reason, Quoted(entry.Granted.Reason)),
            (SuppressionKey.Expires, entry.Granted.Expires is { } day ? Suppression.Format(day) : null),
        ];
        return string.Concat(
            values
                .Where(given => given.Value is not null)
                .Select((given, i) => $"  {(i == 0 ? '-' : ' ')} {given.Key.Name}: {given.Value}\n")
        );
    }

    private static string? Quoted(string? text) =>
        text is null ? null
        : Plain().IsMatch(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase) ? text
        : $"\"{string.Concat(text.EnumerateRunes().Select(Escaped))}\"";

    // Letters that nobody sees are written as escapes.
    private static string Escaped(Rune letter) =>
        letter.Value is '"' or '\\' ? $"\\{letter}"
        : Rune.IsControl(letter) || SingleLine.IsInvisible(letter.Value)
            ? letter.IsBmp ? $"\\u{letter.Value:x4}"
                : $"\\U{letter.Value:x8}"
        : letter.ToString();

    [GeneratedRegex(@"^[A-Za-z]([A-Za-z0-9_./()%+; -]*[A-Za-z0-9_./()%+;])?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
