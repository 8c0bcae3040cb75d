using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>Puts texts from users' files into Markdown.</summary>
internal static partial class MarkdownText
{
    // Links, mail addresses, mentions, issues, mathematics: platforms look for them after Markdown has taken its backslashes away, but not
    // in code. An issue is #1 or GH-1, and GitLab has !1, %1, &1, ~1 and $1 besides.
    [GeneratedRegex(
        @"[@#!%&~]\w|\$|://|\bwww\.|\bGH-\d|\bmailto:|\bxmpp:|##",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Live();

    /// <summary>
    /// Names come from users' files: they must not become formatting, links, mentions, mathematics or HTML. A text that a platform would
    /// make something of stands as code.
    /// </summary>
    public static string Escape(string text)
    {
        var line = SingleLine.Of(text);
        return Live().IsMatch(line) ? Code(line) : WithBackslashes(line);
    }

    /// <summary>A text in a cell of a table, where a bar ends the cell even in code, and a backslash before it is taken away.</summary>
    public static string Cell(string text)
    {
        var line = SingleLine.Of(text);
        return Live().IsMatch(line) ? Code(line).Replace("|", "\\|", StringComparison.Ordinal) : WithBackslashes(line);
    }

    /// <summary>A text as code. Commands of CI systems in it are none, since reports are printed as well.</summary>
    public static string Code(string text)
    {
        var line = LogCommands.Defuse(SingleLine.Of(text));
        var fence = new string('`', LongestRun(line, '`') + 1);
        var pad =
            line.Length == 0 || line.StartsWith('`') || line.EndsWith('`') || (line.StartsWith(' ') && line.EndsWith(' '))
                ? " "
                : string.Empty;
        return $"{fence}{pad}{line}{pad}{fence}";
    }

    private static string WithBackslashes(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (@"\`*_{}[]<>#|~&@!".Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static int LongestRun(string text, char sign)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == sign ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
