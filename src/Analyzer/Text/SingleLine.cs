using System.Globalization;
using System.Text;

namespace QualityGate.Text;

/// <summary>
/// Makes text from a user's file fit for a line that people read: line breaks and escape sequences in a name must not forge lines, and
/// letters that nobody sees, or that turn the direction of others around, must not make one name look like another.
/// (The assembly that build nodes load compiles this file, too.)
/// </summary>
internal static class SingleLine
{
    /// <summary>Writes a blank for each control character, and <c>\u202E</c> or the like for each invisible letter.</summary>
    public static string Of(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
            {
                return Clean(text);
            }
        }

        return text;
    }

    /// <summary>The same, cut where a name from a file makes it longer than anybody reads.</summary>
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return Of(text);
        }

        // Not between the two halves of one letter.
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return Of(new StringBuilder(text, 0, end, end + 3).Append("...").ToString());
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                var letter = char.ConvertToUtf32(text, at);
                clean.Append(IsInvisible(letter) ? Escape("\\U", letter, "X8") : text.Substring(at, 2));
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                clean.Append(Escape("\\u", text[at], "X4"));
            }
            else if (char.IsControl(text[at]) || text[at] is '\u2028' or '\u2029')
            {
                clean.Append(' ');
            }
            else if (IsInvisible(text[at]))
            {
                clean.Append(Escape("\\u", text[at], "X4"));
            }
            else
            {
                clean.Append(text[at]);
            }
        }

        return clean.ToString();
    }

    private static string Escape(string sign, int letter, string format) => sign + letter.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>True when a letter has no shape of its own: marks of direction, joiners, tags, byte order marks, fillers.</summary>
    /// <param name="letter">A code point that is no half of a pair.</param>
    internal static bool IsInvisible(int letter) =>
        letter is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
        || CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(letter), 0) == UnicodeCategory.Format;
}
