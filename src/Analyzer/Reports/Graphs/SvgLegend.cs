using System.Globalization;
using QualityGate.Text;
using static QualityGate.Reports.Graphs.SvgText;

namespace QualityGate.Reports.Graphs;

/// <summary>The legend of a picture: what colours, figures and marks mean, in rows as wide as the picture.</summary>
internal sealed class SvgLegend
{
    private const double RowHeight = 28;
    private const double Gap = 26;
    private const int Font = 12;
    private const int StepWidth = 24;
    private readonly List<(double Width, string Text, Action<SvgText, double, double>? Draw)> parts = [];

    public SvgLegend(PictureGraph graph, GraphLayout layout)
    {
        var scale = SimilarityScale.Of(graph);
        if (!graph.Similarities.IsEmpty)
        {
            var (least, most) = (Figure.Format(scale.Least), Figure.Format(scale.Most));
            parts.Add((PictureTheme.Steps * StepWidth, $"similarity {least} to {most}", (svg, x, y) => WriteScale(svg, x, y)));
        }

        if (layout.HasLabels && graph.Similarities.Any(edge => edge.Depth is not null))
        {
            parts.Add(
                (20, "depth of what the two have in common", (svg, x, y) =>
                    SvgPicture.WriteDepth(svg, x + 9, y, "7", "3", isMisperception: false)
                )
            );
        }

        var misperceptions = graph.Similarities.Count(edge => edge.IsMisperception is true);
        if (misperceptions > 0)
        {
            var words = layout.HasLabels ? "misperception" : Noun.Count(misperceptions, "misperception");
            parts.Add((52, $"{words}: depth below {Figure.Format(graph.ChanceDepth!.Value)}, that of random pairs", (svg, x, y) =>
                {
                    svg.Line($"<path class=\"v\" d=\"M{Number(x)} {Number(y)}h52\"/>");
                    svg.Line($"<path class=\"e s2\" d=\"M{Number(x)} {Number(y)}h52\"/>");
                    if (layout.HasLabels)
                    {
                        SvgPicture.WriteDepth(svg, x + 26, y, "2", "0", isMisperception: true);
                    }
                }
            ));
        }

        AddConfusions(graph);
        parts.Add(
            graph.Nodes.Any(node => node.ErrorRate is not null)
                ? (58, "error rate 0.05, 0.5, 1", (svg, x, y) => WriteErrors(svg, x, y))
                : (10, "class, without test data", (svg, x, y) => SvgPicture.WriteError(svg, x + 4, y, rate: null))
        );
        if (!layout.HasLabels)
        {
            parts.Add((0, "names of classes appear where the mouse points, or in the picture of one cluster", null));
        }
    }

    /// <summary>Writes the legend.</summary>
    /// <param name="svg">The document.</param>
    /// <param name="left">The left side.</param>
    /// <param name="top">The top.</param>
    /// <param name="room">The width that it may take.</param>
    /// <returns>Its height.</returns>
    public double Write(SvgText svg, double left, double top, double room)
    {
        var (x, y) = (left, top + (RowHeight / 2));
        foreach (var (drawn, text, draw) in parts)
        {
            var width = drawn + 6 + LabelText.Width(text, Font);
            if (x > left && x + width > left + room)
            {
                (x, y) = (left, y + RowHeight);
            }

            draw?.Invoke(svg, x, y);
            svg.Text(x + (drawn > 0 ? drawn + 6 : 0), y + 4, "q", text);
            x += width + Gap;
        }

        return y + (RowHeight / 2) - top;
    }

    private void AddConfusions(PictureGraph graph)
    {
        if (graph.Confusions.Any(edge => edge.IsExplained))
        {
            parts.Add((34, "similar and confused", (svg, x, y) =>
                {
                    svg.Line($"<path class=\"x\" stroke-width=\"10\" d=\"M{Number(x + 5)} {Number(y)}h24\"/>");
                    svg.Line($"<path class=\"e s2\" d=\"M{Number(x)} {Number(y)}h34\"/>");
                }
            ));
        }

        var unexplained = graph.Confusions.Count(edge => !edge.IsExplained);
        if (unexplained > 0)
        {
            var missing = ConfusionChoice.Of(graph).LeftOut.Length;
            var some =
                missing > 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $" (the {unexplained - missing} most frequent of {unexplained}; all of a class where the mouse points at it)"
                    )
                    : string.Empty;
            parts.Add(
                (34, $"confused, but not considered similar{some}", (svg, x, y) =>
                    svg.Line($"<path class=\"u\" stroke-width=\"3\" d=\"M{Number(x)} {Number(y)}h34\"/>")
                )
            );
        }
    }

    private static void WriteScale(SvgText svg, double x, double y)
    {
        for (var step = 0; step < PictureTheme.Steps; step++)
        {
            svg.Line(
                $"<rect class=\"f{step.ToString(CultureInfo.InvariantCulture)}\" x=\"{Number(x + (step * StepWidth))}\" "
                    + $"y=\"{Number(y - 5)}\" width=\"{StepWidth}\" height=\"10\"/>"
            );
        }
    }

    private static void WriteErrors(SvgText svg, double x, double y)
    {
        SvgPicture.WriteError(svg, x + 6, y, 0.05);
        SvgPicture.WriteError(svg, x + 24, y, 0.5);
        SvgPicture.WriteError(svg, x + 45, y, 1);
    }
}
