using System.Globalization;
using SkiaSharp;

namespace QualityGate.Tool.Pictures;

/// <summary>The style sheet of our SVG pictures, as far as they are drawn on a light ground: rules for classes and for texts.</summary>
internal sealed class SvgRules
{
    private readonly List<(string Selector, string Name, string Value)> declarations = [];

    /// <summary>Reads a style sheet.</summary>
    /// <param name="sheet">Rules such as <c>.qg .x, .qg .u { stroke: #d1500a }</c>; those for dark windows, which end it, are left
    /// out.</param>
    public SvgRules(string sheet)
    {
        var dark = sheet.IndexOf("@media", StringComparison.Ordinal);
        foreach (var rule in sheet[..(dark < 0 ? sheet.Length : dark)].Split('}', StringSplitOptions.TrimEntries))
        {
            if (rule.Split('{') is not [var selectors, var body])
            {
                continue;
            }

            foreach (var selector in selectors.Split(',').Select(selector => selector.Trim().Replace(".qg ", string.Empty)))
            {
                foreach (var pair in body.Split(';').Select(part => part.Split(':', StringSplitOptions.TrimEntries)))
                {
                    declarations.Add((selector, pair[0], pair[1]));
                }
            }
        }
    }

    /// <summary>The style of an element: the rules for its name, and above them those for its classes.</summary>
    /// <param name="element">The name of the element.</param>
    /// <param name="classes">Its classes with blanks between.</param>
    /// <param name="width">The width of its lines where no rule has one; null where the element has none.</param>
    public SvgPaint Of(string element, string classes, string? width)
    {
        var given = classes.Split(' ').Select(name => "." + name).ToArray();
        var found = new Dictionary<string, string> { ["fill"] = "#000000", ["stroke-width"] = width ?? "1" };
        foreach (var (_, name, value) in declarations.Where(rule => rule.Selector == element))
        {
            found[name] = value;
        }

        foreach (var (_, name, value) in declarations.Where(rule => given.Contains(rule.Selector)))
        {
            found[name] = value;
        }

        return new SvgPaint(found);
    }
}

/// <summary>The paint of an element: colours, lines and letters.</summary>
/// <param name="style">The declarations that apply to it.</param>
internal sealed class SvgPaint(IReadOnlyDictionary<string, string> style)
{
    /// <summary>The size of its letters.</summary>
    public float FontSize => Number("font-size", 12);

    /// <summary>True when its letters are bold.</summary>
    public bool IsBold => Number("font-weight", 400) >= 600;

    /// <summary>True when its place is the middle of the text, not its beginning.</summary>
    public bool IsCentred => style.GetValueOrDefault("text-anchor") == "middle";

    /// <summary>The paint of its ground; null where it has none.</summary>
    public SKPaint? Fill() => Colour("fill") is { } colour ? new SKPaint { Color = colour, IsAntialias = true } : null;

    /// <summary>The paint of its lines; null where it has none.</summary>
    public SKPaint? Stroke()
    {
        if (Colour("stroke") is not { } colour)
        {
            return null;
        }

        var dashes = style.GetValueOrDefault("stroke-dasharray")?.Split(' ').Select(Parse).ToArray();
        return new SKPaint
        {
            Color = colour.WithAlpha((byte)Math.Round(255 * Number("stroke-opacity", 1))),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = Number("stroke-width", 1),
            StrokeCap = style.GetValueOrDefault("stroke-linecap") == "round" ? SKStrokeCap.Round : SKStrokeCap.Butt,
            StrokeJoin = style.GetValueOrDefault("stroke-linejoin") == "round" ? SKStrokeJoin.Round : SKStrokeJoin.Miter,
            PathEffect = dashes is null ? null : SKPathEffect.CreateDash(dashes, 0),
        };
    }

    private SKColor? Colour(string name) =>
        style.GetValueOrDefault(name, "none") is not "none" and var colour ? SKColor.Parse(colour) : null;

    private float Number(string name, float otherwise) => style.TryGetValue(name, out var value) ? Parse(value) : otherwise;

    private static float Parse(string value) =>
        float.Parse(value.EndsWith("px", StringComparison.Ordinal) ? value[..^2] : value, CultureInfo.InvariantCulture);
}
