using SkiaSharp;

namespace Emoji.Drawing;

/// <summary>A font of coloured emoji, whose glyphs are pictures of 136 x 128 pixels.</summary>
internal static class EmojiFont
{
    /// <summary>The place where Debian's package fonts-noto-color-emoji has it.</summary>
    public const string Usual = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf";

    // Noto's pictures are drawn as they are at this size.
    private const float PictureSize = 109;

    /// <summary>Draws the emoji of each class, in the order of the classes.</summary>
    /// <exception cref="InvalidDataException">The font cannot be read, or lacks an emoji.</exception>
    public static SKImage[] DrawAll(string file, Classes classes)
    {
        using var face = SKTypeface.FromFile(file) ?? throw new InvalidDataException($"'{file}' is not a font that can be read.");
        using var font = new SKFont(face, PictureSize);
        return [.. classes.Names.Zip(classes.Glyphs, (name, emoji) => Draw(font, name, emoji))];
    }

    private static SKImage Draw(SKFont font, string name, string emoji)
    {
        // The first code point is the emoji; one that asks for colour may follow it.
        var glyph = font.GetGlyph(char.ConvertToUtf32(emoji, 0));
        if (glyph == 0)
        {
            throw new InvalidDataException($"The font has no emoji for '{name}'.");
        }

        font.MeasureText([glyph], out var bounds);
        using var bitmap = new SKBitmap(new SKImageInfo((int)bounds.Width, (int)bounds.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        using var text = SKTextBlob.Create(char.ConvertFromUtf32(char.ConvertToUtf32(emoji, 0)), font);
        canvas.Clear(SKColors.Transparent);
        canvas.DrawText(text, -bounds.Left, -bounds.Top, paint);
        return SKImage.FromBitmap(bitmap);
    }
}
