namespace QualityGate.Diagnostics;

/// <summary>
/// Makes text from a user's file fit for a line of a log: a line break or an escape sequence in a name must not forge lines.
/// </summary>
internal static class SingleLine
{
    public static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
