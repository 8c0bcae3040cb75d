using System.Globalization;
using System.Text;

namespace QualityGate.Text;

/// <summary>Texts that show nothing to their readers: a zero width space, for one, is no blank to .NET.</summary>
internal static class BlankText
{
    // A letter of no dots, which counts as a symbol.
    private const int EmptyBraille = 0x2800;

    /// <summary>True when a text has only blanks, invisible letters, and marks without the letter that they belong to.</summary>
    public static bool Is(string text) => text.EnumerateRunes().All(IsBlank);

    private static bool IsBlank(Rune letter) =>
        Rune.IsWhiteSpace(letter)
        || Rune.IsControl(letter)
        || letter.Value == EmptyBraille
        || SingleLine.IsInvisible(letter.Value)
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
