using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using SkiaSharp;

namespace QualityGate.Tool.Pictures;

/// <summary>
/// Draws an SVG picture of ours on a canvas, so that a PNG shows what the SVG shows. It knows the elements that SvgReport writes, and
/// refuses any other rather than to leave it out.
/// </summary>
internal sealed partial class SvgDrawing(XmlReader svg, SKCanvas canvas, PictureFonts fonts)
{
    private SvgRules rules = new(string.Empty);

    /// <summary>Draws everything behind the root's beginning.</summary>
    public void Draw()
    {
        while (!svg.EOF)
        {
            if (svg.NodeType == XmlNodeType.Element && DrawElement())
            {
                continue;
            }

            if (svg.NodeType == XmlNodeType.EndElement && svg.LocalName == "g")
            {
                canvas.Restore();
            }

            svg.Read();
        }
    }

    // Returns true where the reader stands behind the element already.
    private bool DrawElement()
    {
        switch (svg.LocalName)
        {
            case "title" or "desc":
                svg.ReadElementContentAsString();
                return true;
            case "style":
                rules = new SvgRules(svg.ReadElementContentAsString());
                return true;
            case "g":
                canvas.Save();
                Translate(svg.GetAttribute("transform"));
                break;
            case "rect":
                DrawRectangle();
                break;
            case "circle":
                Paint(paint => canvas.DrawCircle(Number("cx"), Number("cy"), Number("r"), paint));
                break;
            case "path":
                using (var path = SKPath.ParseSvgPathData(svg.GetAttribute("d")))
                {
                    Paint(paint => canvas.DrawPath(path, paint));
                }

                break;
            case "text":
                DrawText();
                return true;
            case var other:
                throw new NotSupportedException($"'{other}' is no element that pictures have.");
        }

        return false;
    }

    private void Translate(string? transform)
    {
        if (transform is not null)
        {
            var numbers = Numbers().Matches(transform);
            canvas.Translate(Parse(numbers[0].Value), Parse(numbers[1].Value));
        }
    }

    private void DrawRectangle()
    {
        var all = canvas.LocalClipBounds;
        var box = svg.GetAttribute("width") == "100%" ? all : SKRect.Create(Number("x"), Number("y"), Number("width"), Number("height"));
        var round = Number("rx");
        Paint(paint => canvas.DrawRoundRect(box, round, round, paint));
    }

    private void Paint(Action<SKPaint> draw)
    {
        var style = Style();
        using var fill = style.Fill();
        using var stroke = style.Stroke();
        foreach (var paint in new[] { fill, stroke }.OfType<SKPaint>())
        {
            draw(paint);
        }
    }

    private void DrawText()
    {
        var (x, y, style) = (Number("x"), Number("y"), Style());
        var parts = fonts.Parts(svg.ReadElementContentAsString(), style.FontSize, style.IsBold);
        var widths = parts.Select(part => part.Font.MeasureText(part.Text)).ToArray();
        x -= style.IsCentred ? widths.Sum() / 2 : 0;
        using var fill = style.Fill();
        using var stroke = style.Stroke();
        for (var i = 0; i < parts.Count; i++)
        {
            using var font = parts[i].Font;
            // The line around letters lies below them.
            foreach (var paint in new[] { stroke, fill }.OfType<SKPaint>())
            {
                canvas.DrawText(parts[i].Text, x, y, SKTextAlign.Left, font, paint);
            }

            x += widths[i];
        }
    }

    private SvgPaint Style() => rules.Of(svg.LocalName, svg.GetAttribute("class") ?? string.Empty, svg.GetAttribute("stroke-width"));

    private float Number(string attribute) => svg.GetAttribute(attribute) is { } value ? Parse(value) : 0;

    private static float Parse(string value) => float.Parse(value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?[0-9]+(?:\.[0-9]+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
