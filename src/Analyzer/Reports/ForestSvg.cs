using System.Globalization;
using System.Security;
using System.Text;
using QualityGate.Labels;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>
/// Draws the structural forest as SVG: a row for each class, hanging on the class that it is considered similar to, and what
/// the two have in common. Edges of little depth, which pull Similarity Depth down, are red.
/// </summary>
internal static class ForestSvg
{
    private const int RowHeight = 20;
    private const int Indent = 22;
    private const int LetterWidth = 7;
    private const int Margin = 16;

    /// <summary>Draws a model's structural forest.</summary>
    /// <param name="model">The result of a model that was measured.</param>
    /// <returns>An SVG document that stands for itself; the same bytes for the same inputs.</returns>
    public static string Write(ModelResult model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model is not { Structural: { } graph, Explanation.Classes: var classes })
        {
            throw new ArgumentException("The model was not measured, so there is no forest to draw.", nameof(model));
        }

        var ends = graph.Edges.SelectMany(edge => new[] { (Class: edge.AIndex, Edge: edge), (Class: edge.BIndex, Edge: edge) });
        var edgesOf = ends.ToLookup(end => end.Class, end => end.Edge);
        var clusters = graph.Members.Select(cluster => ForestTree.Rows(cluster, edgesOf)).ToArray();
        string Name(int c) => ClassName.Short(classes[c].Name);
        string Concept(ForestRow row) => row.Edge?.SubsumerName ?? string.Empty;

        var rows = clusters.SelectMany(cluster => cluster).ToArray();
        var columns = Margin + (2 * Indent) + rows.Max(row => (row.Level * Indent) + (Name(row.Class).Length * LetterWidth));
        var width = columns + 140 + Math.Max(90, rows.Max(row => Concept(row).Length) * LetterWidth) + Margin;
        var height = (2 * Margin) + ((rows.Length + (2 * clusters.Length) + 2) * RowHeight);
        var mean = graph.Edges.Average(edge => edge.Depth);
        var heads = graph.Edges.All(edge => edge.Depth is not null)
            ? (string[])["depth", "similarity", "in common"]
            : ["", "similarity", ""];

        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "
                + $"font-family=\"sans-serif\" font-size=\"12\">\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"<title>{Escape($"The classes that {Path.GetFileName(model.Path)} considers similar")}</title>\n"
                + $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        );
        var y = Margin + (RowHeight / 2);
        WriteText(text, Margin, y, Escape(Heading(model)), "font-weight=\"bold\"");
        y += RowHeight;
        foreach (
            var (column, head) in heads
                .Zip([columns, columns + 50, columns + 130], (head, column) => (column, head))
                .Where(part => part.head.Length > 0)
        )
        {
            WriteText(text, column, y, head, "fill=\"#666666\"");
        }

        for (var number = 0; number < clusters.Length; number++)
        {
            y += RowHeight;
            WriteText(
                text,
                Margin,
                y,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"cluster {number + 1}: {clusters[number].Count} class{(clusters[number].Count == 1 ? string.Empty : "es")}"
                ),
                "fill=\"#666666\""
            );
            var top = y + RowHeight;
            for (var i = 0; i < clusters[number].Count; i++)
            {
                y += RowHeight;
                var row = clusters[number][i];
                var x = Margin + (row.Level * Indent) + 6;
                if (row.Edge is { } edge)
                {
                    var colour = Colour(edge.Depth, mean);
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"<line x1=\"{x - Indent}\" y1=\"{top + (row.Parent * RowHeight) + 5}\" x2=\"{x - Indent}\" "
                            + $"y2=\"{y + 1}\" stroke=\"#bbbbbb\" stroke-width=\"2\"/>\n"
                    );
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"<path d=\"M{x - Indent + 1} {y}H{x - 5}\" stroke=\"{colour}\" stroke-width=\"3\"/>\n"
                    );
                    if (edge.Depth is { } depth)
                    {
                        WriteText(text, columns, y, depth.ToString(CultureInfo.InvariantCulture), $"fill=\"{colour}\"");
                    }

                    WriteText(text, columns + 50, y, Figure.Format(edge.Similarity), string.Empty);
                    if (edge.SubsumerName is { } concept)
                    {
                        WriteText(text, columns + 130, y, Escape(concept), string.Empty);
                    }
                }

                text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"#333333\"/>\n");
                WriteText(text, x + 9, y, Escape(Name(row.Class)), string.Empty);
            }

            y += RowHeight;
        }

        return text.Append("</svg>\n").ToString();
    }

    private static string Heading(ModelResult model)
    {
        var depth = model.Metrics!.TryGetValue("similarity-depth", out var value)
            ? $"; Similarity Depth {Figure.Format(value)}"
            : string.Empty;
        return $"{Path.GetFileName(model.Path)}: classes that it considers similar{depth}";
    }

    // Three steps tell at a glance what pulls the mean down; figures beside them tell the rest.
    private static string Colour(int? depth, double? mean) =>
        (depth - mean) switch
        {
            null => "#666666",
            < -1 => "#c62828",
            < 0 => "#b26a00",
            _ => "#2e7d32",
        };

    private static void WriteText(StringBuilder text, int x, int y, string content, string attributes) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y + 4}\"{(attributes.Length > 0 ? " " : string.Empty)}{attributes}>{content}</text>\n"
        );

    private static string Escape(string text) => SecurityElement.Escape(SingleLine.Of(text));
}
