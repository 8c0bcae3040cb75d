using System.Text;

namespace QualityGate.Reports;

/// <summary>Puts texts from users' files into Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Names come from users' files: they must not become formatting, links, mentions or table cells.</summary>
    public static string Escape(string text)
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

    /// <summary>A text as code.</summary>
    public static string Code(string text) => $"`{text.Replace('`', '\'').Replace('\n', ' ')}`";
}
