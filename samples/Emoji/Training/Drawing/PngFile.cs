using SkiaSharp;

namespace Emoji.Drawing;

/// <summary>Writes bitmaps as PNG files, as small as they get.</summary>
internal static class PngFile
{
    /// <exception cref="InvalidDataException">The bitmap is of a kind that PNG doesn't have.</exception>
    public static void Write(string file, SKBitmap bitmap)
    {
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, zLibLevel: 9));
        File.WriteAllBytes(file, data?.ToArray() ?? throw new InvalidDataException($"'{file}' can't be encoded."));
    }
}
