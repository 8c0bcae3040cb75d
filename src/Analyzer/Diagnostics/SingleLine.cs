namespace QualityGate.Diagnostics;

/// <summary>
/// Makes text from a user's file fit for a line of a log: a line break or an escape sequence in a name must not forge lines.
/// </summary>
internal static class SingleLine
{
    public static string Of(string text) => text.Any(Breaks) ? string.Concat(text.Select(c => Breaks(c) ? ' ' : c)) : text;

    /// <summary>The same, cut where a name from a file makes it longer than anybody reads.</summary>
    public static string Of(string text, int longest) => Of(text.Length > longest ? $"{text.AsSpan(0, longest)}..." : text);

    private static bool Breaks(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
