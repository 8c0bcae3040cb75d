using SkiaSharp;

namespace Emoji.Drawing;

/// <summary>Pictures side by side, to look at.</summary>
internal static class ContactSheet
{
    private const int Columns = 14;

    public static void Write(string file, IReadOnlyList<Picture> pictures)
    {
        var rows = (pictures.Count + Columns - 1) / Columns;
        using var bitmap = new SKBitmap(
            new SKImageInfo(Columns * Picture.Size, rows * Picture.Size, SKColorType.Rgb888x, SKAlphaType.Opaque)
        );
        bitmap.Erase(SKColors.White);
        for (var i = 0; i < pictures.Count; i++)
        {
            var (left, top) = (i % Columns * Picture.Size, i / Columns * Picture.Size);
            foreach (var (index, pixel) in pictures[i].Pixels.Chunk(Picture.Channels).Index())
            {
                bitmap.SetPixel(left + (index % Picture.Size), top + (index / Picture.Size), new SKColor(pixel[0], pixel[1], pixel[2]));
            }
        }

        PngFile.Write(file, bitmap);
    }
}
