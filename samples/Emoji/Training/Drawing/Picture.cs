using System.Globalization;
using SkiaSharp;

namespace Emoji.Drawing;

/// <summary>A picture of 32 x 32 pixels: the bytes red, green and blue of each, line by line.</summary>
internal sealed record Picture(byte[] Pixels)
{
    public const int Size = 32;

    /// <summary>Red, green and blue.</summary>
    public const int Channels = 3;

    /// <summary>Saves the picture as a PNG file of three channels.</summary>
    public void Save(string file)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Size, Size, SKColorType.Rgb888x, SKAlphaType.Opaque));
        bitmap.Pixels = [.. Pixels.Chunk(Channels).Select(pixel => new SKColor(pixel[0], pixel[1], pixel[2]))];
        PngFile.Write(file, bitmap);
    }

    /// <exception cref="InvalidDataException">The file is not a picture of 32 x 32 pixels.</exception>
    public static Picture Load(string file)
    {
        using var bitmap = SKBitmap.Decode(file);
        return bitmap is { Width: Size, Height: Size }
            ? new Picture([.. bitmap.Pixels.SelectMany(color => new[] { color.Red, color.Green, color.Blue })])
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"'{file}' is no picture of {Size} x {Size}."));
    }

    /// <summary>The values that the network gets: from -1 to 1, all of red first, then green, then blue.</summary>
    public float[] ToInput()
    {
        var input = new float[Pixels.Length];
        for (var i = 0; i < Pixels.Length; i++)
        {
            input[(i % Channels * Size * Size) + (i / Channels)] = ((Pixels[i] / 255f) - 0.5f) / 0.5f;
        }

        return input;
    }
}
