using System.Globalization;
using QualityGate.Reports.Tables;
using static QualityGate.Reports.Graphs.SvgText;

namespace QualityGate.Reports.Graphs;

/// <summary>Draws the graph of one model at a place of an SVG document.</summary>
internal sealed class SvgPicture(PictureGraph graph, GraphLayout layout, SvgText svg)
{
    private readonly FactText facts = new(graph);
    private readonly SimilarityScale scale = SimilarityScale.Of(graph);
    private readonly ConfusionChoice choice = ConfusionChoice.Of(graph);
    private readonly ILookup<int, ConfusionEdge> leftOut = ConfusionChoice
        .Of(graph)
        .LeftOut.SelectMany(edge => new[] { (Node: edge.A, Edge: edge), (Node: edge.B, Edge: edge) })
        .ToLookup(end => end.Node, end => end.Edge);

    /// <summary>Draws.</summary>
    /// <param name="x">The left side.</param>
    /// <param name="y">The top.</param>
    public void Write(double x, double y)
    {
        svg.Line($"<g transform=\"translate({Number(x)} {Number(y)})\">");
        PlacedCluster[] frames =
        [
            .. layout.Clusters.Where(cluster => cluster.Title.Length > 0),
            .. layout.Alone is { } alone ? [alone] : Array.Empty<PlacedCluster>(),
        ];
        foreach (var frame in frames)
        {
            WriteFrame(frame.Frame);
        }

        foreach (var edge in choice.Between.Concat(choice.Within))
        {
            WriteUnexplained(edge);
        }

        foreach (var frame in frames)
        {
            svg.Text(frame.Frame.X + 12, frame.Frame.Y + 17, "k", frame.Title);
        }

        WriteSimilarities();
        for (var node = 0; node < graph.Nodes.Length; node++)
        {
            WriteNode(node, graph.Nodes[node], layout.Nodes[node]);
        }

        svg.Line("</g>");
    }

    private static string Title(string text) => $"<title>{XmlText.Escape(text)}</title>";

    // From 1 for the rarest to 5 for what is always confused.
    private static string Width(ConfusionEdge edge) => Number(1 + (4 * Math.Sqrt(Math.Clamp(edge.Rate, 0, 1))));

    private void WriteUnexplained(ConfusionEdge edge)
    {
        var curve = new ConfusionCurve(layout.Nodes[edge.A], layout.Nodes[edge.B]);
        var (title, width) = (Title(facts.Of(edge)), Width(edge));
        if (curve.IsLong)
        {
            svg.Line($"<path class=\"l\" stroke-width=\"{width}\" d=\"{curve.Whole}\">{title}</path>");
        }

        svg.Line($"<path class=\"u\" stroke-width=\"{width}\" d=\"{(curve.IsLong ? curve.Ends : curve.Whole)}\">{title}</path>");
    }

    // A curve, and a straight end on which the depth stands.
    private string PathOf(PlacedEdge place)
    {
        var room = layout.HasLabels ? LayoutSizes.DepthRoom : 0;
        var (x1, y1, x2, y2) = (place.X1, place.Y1, place.X2, place.Y2);
        var start = $"M{Number(x1)} {Number(y1)}C";
        if (place.IsUpright)
        {
            var end = y2 - (Math.Sign(y2 - y1) * room);
            var middle = Number((y1 + end) / 2);
            return $"{start}{Number(x1)} {middle} {Number(x2)} {middle} {Number(x2)} {Number(end)}V{Number(y2)}";
        }

        var stop = x2 - (Math.Sign(x2 - x1) * room);
        var half = Number((x1 + stop) / 2);
        return $"{start}{half} {Number(y1)} {half} {Number(y2)} {Number(stop)} {Number(y2)}H{Number(x2)}";
    }

    private void WriteFrame(Box frame) =>
        svg.Line(
            $"<rect class=\"c\" x=\"{Number(frame.X)}\" y=\"{Number(frame.Y)}\" width=\"{Number(frame.Width)}\" "
                + $"height=\"{Number(frame.Height)}\" rx=\"8\"/>"
        );

    private void WriteSimilarities()
    {
        var explained = graph.Confusions.Where(edge => edge.IsExplained).ToDictionary(edge => (edge.A, edge.B));
        for (var i = 0; i < graph.Similarities.Length; i++)
        {
            var (edge, place) = (graph.Similarities[i], layout.Edges[i]);
            var path = PathOf(place);
            if (explained.TryGetValue((edge.A, edge.B), out var confusion))
            {
                var width = Number(6 + (14 * Math.Sqrt(Math.Clamp(confusion.Rate, 0, 1))));
                svg.Line($"<path class=\"x\" stroke-width=\"{width}\" d=\"{path}\">{Title(facts.Of(confusion))}</path>");
            }

            var step = scale.StepOf(edge.Similarity).ToString(CultureInfo.InvariantCulture);
            var seam = edge.IsMisperception is true ? $"<path class=\"v\" d=\"{path}\"/>" : string.Empty;
            svg.Line($"<g>{Title(facts.Of(edge))}{seam}<path class=\"e s{step}\" d=\"{path}\"/>");
            if (layout.HasLabels && edge.Depth is { } depth)
            {
                WriteDepth(
                    svg,
                    place.DepthX,
                    place.DepthY,
                    depth.ToString(CultureInfo.InvariantCulture),
                    step,
                    edge.IsMisperception is true
                );
            }

            svg.Line("</g>");
        }
    }

    /// <summary>Writes the depth of an edge: in a circle, and in a filled box where the edge is a misperception.</summary>
    public static void WriteDepth(SvgText svg, double x, double y, string depth, string step, bool isMisperception)
    {
        svg.Line(
            isMisperception
                ? $"<rect class=\"m\" x=\"{Number(x - 11)}\" y=\"{Number(y - 9)}\" width=\"22\" height=\"18\" rx=\"4\"/>"
                : $"<circle class=\"b s{step}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"9\"/>"
        );
        svg.Text(x, y + 4, isMisperception ? "d w" : "d", depth);
    }

    private void WriteNode(int position, PictureNode node, PlacedNode place)
    {
        var box = place.Box;
        var mark = layout.HasLabels ? box.X + 11 : box.CentreX;
        svg.Line($"<g>{Title(facts.Of(node))}");
        foreach (var edge in leftOut[position])
        {
            var curve = new ConfusionCurve(layout.Nodes[edge.A], layout.Nodes[edge.B]);
            svg.Line($"<path class=\"z\" stroke-width=\"{Width(edge)}\" d=\"{curve.Whole}\"/>");
        }

        if (layout.HasLabels)
        {
            svg.Line(
                $"<rect class=\"n\" x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" "
                    + $"height=\"{Number(box.Height)}\" rx=\"11\"/>"
            );
            svg.Text(box.X + LayoutSizes.Mark, box.CentreY + 4, "t", place.Text);
        }

        WriteError(svg, mark, box.CentreY, node.ErrorRate);
        svg.Line("</g>");
    }

    /// <summary>Writes the mark of a class: a dot whose area grows with its error, or a ring where nothing is known of it.</summary>
    public static void WriteError(SvgText svg, double x, double y, double? rate)
    {
        var radius = rate is { } share ? Math.Max(1, 5.5 * Math.Sqrt(Math.Clamp(share, 0, 1))) : 2.5;
        svg.Line($"<circle class=\"{(rate is null ? "r" : "o")}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"/>");
    }
}
