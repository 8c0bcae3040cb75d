using System.Globalization;
using System.Text;

namespace QualityGate.Text;

/// <summary>
/// Makes text from a user's file fit for a line that people read: line breaks and escape sequences in a name must not forge lines, and
/// letters that nobody sees, or that turn the direction of others around, must not make one name look like another.
/// </summary>
internal static class SingleLine
{
    /// <summary>Writes a blank for each control character, and <c>\u202E</c> or the like for each invisible letter.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Clean(text) : text;

    /// <summary>The same, cut where a name from a file makes it longer than anybody reads.</summary>
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return Of(text);
        }

        // Not between the two halves of one letter.
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return Of($"{text.AsSpan(0, end)}...");
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var letter, out var length) != System.Buffers.OperationStatus.Done)
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[0]:X4}");
            }
            else if (Rune.IsControl(letter) || letter.Value is 0x2028 or 0x2029)
            {
                clean.Append(' ');
            }
            else if (IsInvisible(letter))
            {
                clean
                    .Append(letter.IsBmp ? "\\u" : "\\U")
                    .Append(letter.Value.ToString(letter.IsBmp ? "X4" : "X8", CultureInfo.InvariantCulture));
            }
            else
            {
                clean.Append(rest[..length]);
            }

            rest = rest[length..];
        }

        return clean.ToString();
    }

    /// <summary>Whether a letter has no shape of its own: marks of direction, joiners, tags, byte order marks, fillers.</summary>
    internal static bool IsInvisible(Rune letter) =>
        Rune.GetUnicodeCategory(letter) == UnicodeCategory.Format
        || letter.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0;
}
