namespace QualityGate.Text;

/// <summary>Breaks a text into lines of some columns: behind blanks and hyphens, and within words that are longer than a line.</summary>
internal static class BrokenText
{
    /// <summary>The lines; one where the text fits.</summary>
    /// <param name="text">The text, in one line.</param>
    /// <param name="columns">The columns of a terminal that each line has at most; at least 2, which is one wide letter.</param>
    public static IReadOnlyList<string> Lines(string text, int columns)
    {
        var (lines, rest) = (new List<string>(), text);
        while (DisplayWidth.Of(rest) > columns)
        {
            var fitting = Math.Max(DisplayWidth.Fitting(rest, columns), char.IsHighSurrogate(rest[0]) ? 2 : 1);
            var end = End(rest, fitting);
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return [.. lines, rest];
    }

    private static int End(string text, int fitting)
    {
        // A blank may stand behind the last column.
        var blank = fitting < text.Length ? text.LastIndexOf(' ', fitting) : -1;
        var hyphen = text.LastIndexOf('-', fitting - 1) + 1;
        return Math.Max(blank, hyphen) is > 0 and var end ? end : fitting;
    }
}
