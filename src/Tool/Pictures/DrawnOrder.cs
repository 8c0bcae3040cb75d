using System.Globalization;
using System.Text;

namespace QualityGate.Tool.Pictures;

/// <summary>
/// The order in which the letters of a text are drawn from left to right: words of Hebrew, Arabic and their kin are read from the right.
/// Figures and Latin words within keep their order.
/// </summary>
internal static class DrawnOrder
{
    /// <summary>The letters in the order in which they are drawn.</summary>
    public static Rune[] Of(string text)
    {
        var letters = text.EnumerateRunes().ToArray();
        for (var start = 0; start < letters.Length; start++)
        {
            if (!IsFromRight(letters[start]))
            {
                continue;
            }

            var end = start;
            for (var i = start + 1; i < letters.Length && (IsFromRight(letters[i]) || IsBetween(letters[i])); i++)
            {
                end = IsFromRight(letters[i]) ? i : end;
            }

            Turn(letters.AsSpan(start, end - start + 1));
            start = end;
        }

        return letters;
    }

    // A mark stays behind the letter on which it stands.
    private static void Turn(Span<Rune> letters)
    {
        letters.Reverse();
        for (var i = 0; i < letters.Length; i++)
        {
            var end = i;
            while (end < letters.Length - 1 && IsMark(letters[end]))
            {
                end++;
            }

            letters[i..(end + 1)].Reverse();
            i = end;
        }
    }

    private static bool IsMark(Rune letter) => Rune.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    // Blanks and signs between two such words belong to them.
    private static bool IsBetween(Rune letter) => !Rune.IsLetterOrDigit(letter);

    private static bool IsFromRight(Rune letter) =>
        letter.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF)
        && !Rune.IsDigit(letter);
}
