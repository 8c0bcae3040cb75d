using System.Globalization;
using QualityGate.Diagnostics;

namespace QualityGate.Tool.Pictures;

/// <summary>
/// The size of a PNG: twice the pixels of the SVG, so that letters are sharp on today's screens; as many as in the SVG where the file would
/// get large, and less only where it would take too much memory.
/// </summary>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows, without the notes below it.</param>
/// <param name="Scale">The pixels of a pixel of the SVG.</param>
internal sealed record PictureSize(int Width, int Height, float Scale)
{
    /// <summary>The most pixels of a picture; each takes four bytes.</summary>
    public const int MostPixels = 32_000_000;

    private const int SharpPixels = 8_000_000;
    private const int LongestSide = 16_000;
    private const double Best = 2;

    // Names are illegible by then, and clusters without names are still told apart.
    private const double Least = 0.25;

    /// <summary>The size for a drawing.</summary>
    /// <param name="width">The width of the SVG.</param>
    /// <param name="height">Its height.</param>
    /// <param name="place">Where errors are about.</param>
    /// <exception cref="QualityGateException">Nothing would be recognised in what may be drawn (QG0095).</exception>
    public static PictureSize Of(double width, double height, SourceLocation place)
    {
        var fitting = Math.Min(Math.Sqrt(MostPixels / (width * height)), LongestSide / Math.Max(width, height));
        var sharp = Math.Clamp(Math.Sqrt(SharpPixels / (width * height)), 1, Best);
        var scale = Math.Floor(Math.Min(sharp, fitting) * 100) / 100;
        return scale >= Least
            ? new PictureSize((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale), (float)scale)
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.PictureNotDrawn,
                    place,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the picture has {width:0} × {height:0} pixels, of which nothing would be recognised in a PNG of at most "
                            + $"{MostPixels / 1_000_000} million; draw one model with 'qualitygate report report.json --report png=FILE "
                            + $"--model NAME', one cluster with --cluster CLASS, or everything as svg or html."
                    )
                )
            );
    }

    /// <summary>Says that the picture is smaller than the SVG; null where it is not.</summary>
    public string? Note =>
        Scale < 1
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Drawn at {Scale * 100:0} % of its size; --model and --cluster draw a part, svg and html everything."
            )
            : null;
}
