using Shapes.Learning;
using SkiaSharp;

namespace Emoji.Drawing;

/// <summary>
/// Sets of pictures drawn by lot: place, size, turn, background, contrast, brightness and noise. The same seed gives the same set.
/// </summary>
internal sealed class PictureSet(IReadOnlyList<SKImage> glyphs)
{
    // Colours are multiples of this, which keeps noisy PNG files small.
    private const int Step = 8;

    /// <summary>Draws so many pictures of each class, as the network gets them, class after class.</summary>
    public Image[] Draw(int seed, int picturesPerClass)
    {
        var images = new Image[glyphs.Count * picturesPerClass];
        Parallel.For(
            0,
            images.Length,
            i => images[i] = new Image(Draw(seed, i / picturesPerClass, i % picturesPerClass).ToInput(), i / picturesPerClass)
        );
        return images;
    }

    /// <summary>Draws one picture, whose lot depends on the seed, its class and its number alone.</summary>
    public Picture Draw(int seed, int kind, int number)
    {
        var random = new Random(HashOf(seed, kind, number));
        return AddNoise(Draw(glyphs[kind], random), random);
    }

    private static byte[] Draw(SKImage glyph, Random random)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Picture.Size, Picture.Size, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        var ground = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
        var extent = Between(random, 18, 28);
        var room = (Picture.Size - extent) / 2;
        canvas.Clear(ground);
        canvas.Translate((Picture.Size / 2f) + Between(random, -room, room), (Picture.Size / 2f) + Between(random, -room, room));
        canvas.RotateDegrees(Between(random, -40, 40));
        canvas.Scale((random.Next(2) == 0 ? 1 : -1) * extent / glyph.Width, extent / glyph.Width);
        canvas.DrawImage(glyph, -glyph.Width / 2f, -glyph.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return bitmap.Bytes;
    }

    private static Picture AddNoise(byte[] drawn, Random random)
    {
        var (contrast, brightness, noise) = (Between(random, 0.6, 1), Between(random, -20, 20), Between(random, 2, 13));
        var pixels = new byte[Picture.Size * Picture.Size * Picture.Channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            var value = drawn[(i / Picture.Channels * 4) + (i % Picture.Channels)];
            var noisy = 127.5f + ((value - 127.5f) * contrast) + brightness + (noise * Gauss(random));
            pixels[i] = (byte)(Math.Clamp((int)MathF.Round(noisy / Step), 0, 255 / Step) * Step);
        }

        return new Picture(pixels);
    }

    private static int HashOf(int seed, int kind, int number) => unchecked((((seed * 1_000_003) + kind) * 1_000_003) + number);

    private static float Between(Random random, double least, double most) => (float)(least + (random.NextDouble() * (most - least)));

    // The sum of three uniform numbers has the variance 1 and nearly the shape of a bell.
    private static float Gauss(Random random) => (float)(2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
}
