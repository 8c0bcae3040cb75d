using System.Globalization;
using QualityGate.Reports.Graphs;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The meaning of the lines and dots of a picture.</summary>
internal static class GraphLegend
{
    public static void Write(HtmlBuilder html, PictureGraph graph)
    {
        html.Open("ul", ("class", "legend"), ("aria-label", "Legend"));
        if (!graph.Similarities.IsEmpty)
        {
            var (least, most) = (graph.Similarities.Min(edge => edge.Similarity), graph.Similarities.Max(edge => edge.Similarity));
            Scale(html, "step");
            var depth = graph.Similarities.Any(edge => edge.Depth is not null) ? "; the number is the depth" : string.Empty;
            Close(html, $"considered similar, {Figure.Format(least)} to {Figure.Format(most)}{depth}");
        }

        if (graph.Similarities.Any(edge => edge.IsMisperception == true))
        {
            Line(html, "misperceived", "misperception: less in common than by chance", "similar");
        }

        if (graph.Confusions.Any(edge => !edge.IsExplained))
        {
            Line(html, "unexplained", "confused, though not considered similar; the wider, the more often");
        }

        if (graph.Confusions.Any(edge => edge.IsExplained))
        {
            Line(html, "explained", "confused and considered similar; the wider, the more often", "similar");
        }

        if (graph.Nodes.Any(node => node.ErrorRate > 0))
        {
            Open(html, 40);
            foreach (var (x, radius) in new[] { ("6", "2"), ("17", "4"), ("32", "7") })
            {
                html.Open("circle", ("class", "dot"), ("cx", x), ("cy", "8"), ("r", radius)).Close("circle");
            }

            Close(html, $"share of errors, up to {Figure.Format(graph.Nodes.Max(node => node.ErrorRate ?? 0))}");
        }

        if (PictureData.IsClosed(graph) && graph.Nodes.Any(node => node.ErrorRate > 0))
        {
            Scale(html, "wrong");
            Close(html, "clusters by their mean share of errors");
        }

        html.Close("ul");
    }

    private static void Scale(HtmlBuilder html, string style)
    {
        Open(html, 16 * PictureTheme.Steps);
        for (var step = 0; step < PictureTheme.Steps; step++)
        {
            var (x, name) = (
                (step * 16).ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{style}-{step}")
            );
            html.Open("rect", ("class", name), ("x", x), ("y", "5"), ("width", "16"), ("height", "6")).Close("rect");
        }
    }

    // A line, and what lies on it.
    private static void Line(HtmlBuilder html, string style, string words, string? over = null)
    {
        Open(html, 40);
        foreach (var name in new[] { style, over }.OfType<string>())
        {
            html.Open("path", ("class", name), ("d", "M2 8H38")).Close("path");
        }

        Close(html, words);
    }

    private static void Open(HtmlBuilder html, int width)
    {
        var pixels = width.ToString(CultureInfo.InvariantCulture);
        html.Open("li").Open("svg", ("width", pixels), ("height", "16"), ("viewBox", $"0 0 {pixels} 16"), ("aria-hidden", "true"));
    }

    private static void Close(HtmlBuilder html, string words) => html.Close("svg").Element("span", words).Close("li");
}
