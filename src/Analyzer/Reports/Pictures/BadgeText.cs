namespace QualityGate.Reports.Pictures;

/// <summary>The width of a text on a badge, without the font: the widths of Verdana's letters at 11 pixels.</summary>
internal static class BadgeText
{
    // In tenths of a pixel, for the letters that badges have; the widest of the others is assumed for all else.
    private static readonly (string Letters, int Width)[] Widths =
    [
        ("ijl", 30),
        (" ,.", 39),
        ("ft", 43),
        ("r", 47),
        ("csz", 57),
        ("kvxy", 65),
        ("ae", 66),
        ("bdghnopqu", 69),
        ("0123456789", 70),
        ("w", 90),
        ("m", 107),
    ];

    /// <summary>The width in whole pixels.</summary>
    public static int Width(string text) => (text.Sum(WidthOf) + 9) / 10;

    private static int WidthOf(char letter) =>
        Widths.FirstOrDefault(widths => widths.Letters.Contains(letter, StringComparison.Ordinal))
            is { Letters: not null, Width: var width }
            ? width
            : Widths[^1].Width;
}
