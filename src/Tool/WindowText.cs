using QualityGate.Text;

namespace QualityGate.Tool;

/// <summary>Breaks sentences at the edge of a window between words, where the window itself would break them within.</summary>
internal static class WindowText
{
    private const int Hang = 2;

    /// <summary>The lines of a text; rows of tables, whose columns have two blanks between them, stay as they are.</summary>
    /// <param name="text">The text, which may begin with blanks; further lines begin with two more.</param>
    /// <param name="width">The columns of the window; null where nothing limits it.</param>
    public static IEnumerable<string> Wrap(string text, int? width)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var hang = indent + Hang;
        if (width is not { } columns || columns <= 2 * hang || text[indent..].Contains("  ", StringComparison.Ordinal))
        {
            yield return text;
            yield break;
        }

        var (rest, first) = (text, indent);
        while (DisplayWidth.Of(rest) > columns && Break(rest, first, columns) is > 0 and var end)
        {
            yield return rest[..end];
            (rest, first) = (new string(' ', hang) + rest[(end + 1)..], hang);
        }

        yield return rest;
    }

    // Behind the last semicolon in the second half of the line, or else at the last blank; 0 where a word is longer than the line.
    private static int Break(string line, int first, int columns)
    {
        var fitting = DisplayWidth.Fitting(line, columns);
        var semicolon = line.LastIndexOf("; ", fitting - 1, StringComparison.Ordinal);
        if (semicolon >= fitting / 2)
        {
            return semicolon + 1;
        }

        var blank = line.LastIndexOf(' ', fitting);
        return blank > first ? blank : 0;
    }
}
