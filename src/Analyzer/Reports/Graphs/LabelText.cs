using System.Globalization;
using System.Text;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The width of a text when it is drawn, on any machine: system fonts differ, so these are the widths of DejaVu Sans, which is wider than
/// the others.
/// </summary>
internal static class LabelText
{
    private const int Em = 100;
    private const string Ellipsis = "…";

    // The letters of ASCII from the blank on, in hundredths of the size of the font.
    private static readonly int[] Widths =
    [
        .. (
            "32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 54 "
            + "101 69 69 70 78 64 58 78 76 30 30 66 56 87 75 79 61 79 70 64 62 74 69 99 69 62 69 40 34 40 84 50 "
            + "50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84"
        )
            .Split(' ')
            .Select(width => int.Parse(width, CultureInfo.InvariantCulture)),
    ];

    /// <summary>The width of a text in one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font.</param>
    /// <returns>Whole pixels.</returns>
    public static int Width(string text, int size)
    {
        var width = 0;
        foreach (var letter in text.EnumerateRunes())
        {
            width += WidthOf(letter.Value);
        }

        return ((width * size) + Em - 1) / Em;
    }

    /// <summary>The width of a text in bold, which is a little wider.</summary>
    public static int BoldWidth(string text, int size) => (Width(text, size) * 8 / 7) + 1;

    /// <summary>A name in one line, without control characters and invisible letters, cut where it is too wide.</summary>
    /// <param name="name">Any text from a user's file.</param>
    /// <param name="size">The size of the font.</param>
    /// <param name="widest">The most pixels.</param>
    public static string Fit(string name, int size, int widest)
    {
        var line = XmlText.Line(name.Length > widest ? SingleLine.Of(name, widest) : name).Trim();
        if (line.Length == 0)
        {
            return "(no name)";
        }

        var (fitting, width) = (new StringBuilder(), 0);
        var room = (widest * Em / size) - WidthOf(Ellipsis[0]);
        foreach (var letter in line.EnumerateRunes())
        {
            width += WidthOf(letter.Value);
            if (width > room)
            {
                return Width(line, size) <= widest ? line : fitting.ToString().TrimEnd() + Ellipsis;
            }

            fitting.Append(letter.ToString());
        }

        return line;
    }

    private static int WidthOf(int letter) =>
        letter switch
        {
            >= ' ' and <= '~' => Widths[letter - ' '],
            < 0x0300 => 80,
            < 0x0370 => 0,
            < 0x1100 => 90,
            _ => 120,
        };
}
