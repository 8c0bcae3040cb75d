using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using static QualityGate.Reports.Graphs.SvgText;

namespace QualityGate.Reports.Pictures;

/// <summary>
/// Draws what the models of a result consider similar as one SVG document, the models below each other: an image that needs nothing but
/// itself, in light and dark windows.
/// </summary>
internal static class SvgReport
{
    /// <summary>The text near the beginning by which such a report is known.</summary>
    public const string Sign = "class=\"qg\"";

    private const double Margin = 24;
    private const double LeastWidth = 720;
    private const double LineHeight = 20;

    /// <summary>Draws.</summary>
    /// <param name="result">The result.</param>
    /// <returns>An SVG document; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result) => Write(result, _ => true);

    /// <summary>Draws, with the numbers of classes behind names that whoever shows the picture has not all letters for.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isLegible">Whether a name can be drawn with all its letters.</param>
    public static string Write(GateResult result, Predicate<string> isLegible)
    {
        ArgumentNullException.ThrowIfNull(result);
        var pictures = ModelPicture.Of(result.ToPortable(), isLegible);
        var widths = pictures.SelectMany(model => new[] { model.Layout?.Width ?? 0, LabelText.Width(model.Summary, LayoutSizes.Font) });
        var width = widths.Append(LeastWidth).Max();
        var (body, y) = (new SvgText(), Margin);
        if (pictures.IsEmpty)
        {
            body.Text(Margin, y + 16, "q", "There is no model.");
            y += LineHeight + Margin;
        }

        foreach (var picture in pictures)
        {
            body.Text(Margin, y + 16, "h", LabelText.Fit(picture.Name, 18, (int)width));
            body.Text(Margin, y + 40, "q", picture.Summary);
            y += 3 * LineHeight;
            if (picture is { Graph: { } graph, Layout: { } layout })
            {
                y += new SvgLegend(graph, layout).Write(body, Margin, y - 6, width);
                new SvgPicture(graph, layout, body).Write(Margin, y + 4);
                y += layout.Height + Margin;
            }
        }

        var svg = new SvgText();
        var (wide, high) = (Number(width + (2 * Margin)), Number(y));
        svg.Line(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qg\" role=\"img\" aria-labelledby=\"qg-title qg-desc\" "
                + $"width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">"
        );
        svg.Line("<title id=\"qg-title\">Classes that the network considers similar</title>");
        svg.Line(
            $"<desc id=\"qg-desc\">{XmlText.Escape(string.Join(" ", pictures.Select(model => $"{model.Name}: {model.Summary}.")))}</desc>"
        );
        svg.Line($"<style>\n{SvgStyle.Rules}</style>");
        svg.Line("<rect class=\"g\" width=\"100%\" height=\"100%\"/>");
        return $"{svg}{body}</svg>\n";
    }
}
