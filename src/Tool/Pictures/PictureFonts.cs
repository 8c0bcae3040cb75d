using System.Text;
using SkiaSharp;

namespace QualityGate.Tool.Pictures;

/// <summary>
/// The fonts of PNG pictures: DejaVu Sans, which the tool brings, since a container often has no font at all; and fonts of the machine for
/// letters that it lacks, such as those of Chinese.
/// </summary>
internal sealed class PictureFonts : IDisposable
{
    private readonly SKFont own = new(SKTypeface.FromStream(typeof(PictureFonts).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!));
    private readonly Lazy<SKFont[]> ofMachine = new(MachineFonts.Open);
    private readonly Dictionary<int, SKFont> others = [];

    /// <summary>True when a letter was drawn that no font has; a box stands for it.</summary>
    public bool HasMissed { get; private set; }

    /// <summary>Whether each letter of a text is in a font.</summary>
    public bool HaveAll(string text) => text.EnumerateRunes().All(letter => FontOf(letter).ContainsGlyph(letter.Value));

    /// <summary>The parts of a text with their fonts, from left to right as they are drawn.</summary>
    public IReadOnlyList<(string Text, SKFont Font)> Parts(string text, float size, bool isBold)
    {
        var parts = new List<(StringBuilder Text, SKFont Font)>();
        foreach (var letter in DrawnOrder.Of(text))
        {
            var font = FontOf(letter);
            HasMissed |= !font.ContainsGlyph(letter.Value);
            if (parts.Count == 0 || parts[^1].Font != font)
            {
                parts.Add((new StringBuilder(), font));
            }

            parts[^1].Text.Append(letter.ToString());
        }

        return
        [
            .. parts.Select(part =>
                (
                    part.Text.ToString(),
                    new SKFont(part.Font.Typeface, size)
                    {
                        Embolden = isBold,
                        Hinting = SKFontHinting.None,
                        Subpixel = true,
                        Edging = SKFontEdging.Antialias,
                    }
                )
            ),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in ofMachine.IsValueCreated ? ofMachine.Value.Append(own) : [own])
        {
            font.Typeface.Dispose();
            font.Dispose();
        }
    }

    private SKFont FontOf(Rune letter)
    {
        if (own.ContainsGlyph(letter.Value))
        {
            return own;
        }

        if (!others.TryGetValue(letter.Value, out var font))
        {
            font = Array.Find(ofMachine.Value, other => other.ContainsGlyph(letter.Value)) ?? own;
            others.Add(letter.Value, font);
        }

        return font;
    }
}
