using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The depths of the pairs that the network considers similar, beside those of all pairs: chance would give these.</summary>
internal static class DepthSection
{
    private const int Height = 150;
    private const int Step = 44;

    public static void Write(HtmlBuilder html, PageModel model, PictureGraph graph)
    {
        var counts = Counts(graph, model.Result.Semantic);
        if (counts.Count == 0)
        {
            return;
        }

        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("depths")));
        html.Element("h3", "Depth of similarities against chance", ("id", model.Id("depths")));
        html.Open("p").Text("The deeper, the more two classes have in common. ");
        if (graph.ChanceDepth is { } chance && graph.Similarities.Length > 0)
        {
            html.Text($"Mean of the pairs considered similar: {Figure.Format(graph.Similarities.Average(edge => edge.Depth ?? 0))}; ");
            html.Text($"of all pairs, which is chance: {Figure.Format(chance)}.");
        }

        html.Close("p");
        WriteBars(html, counts);
        WriteTable(html, counts);
        html.Close("section");
    }

    private static List<DepthShare> Counts(PictureGraph graph, SemanticResult? semantic)
    {
        var edges = graph.Similarities.Where(edge => edge.Depth is not null).CountBy(edge => edge.Depth!.Value).ToDictionary();
        var pairs = semantic?.PairDepths?.ToDictionary(count => count.Depth, count => count.Pairs) ?? [];
        var (allEdges, allPairs) = ((double)edges.Values.Sum(), (double)pairs.Values.Sum());
        return
        [
            .. edges
                .Keys.Union(pairs.Keys)
                .Order()
                .Select(depth => new DepthShare(
                    depth,
                    edges.GetValueOrDefault(depth),
                    allEdges > 0 ? edges.GetValueOrDefault(depth) / allEdges : 0,
                    allPairs > 0 ? pairs.GetValueOrDefault(depth) / allPairs : null
                )),
        ];
    }

    private static void WriteBars(HtmlBuilder html, List<DepthShare> counts)
    {
        var most = counts.Max(count => Math.Max(count.Share, count.Chance ?? 0));
        var width = Number((counts.Count * Step) + 10);
        html.Open("figure", ("class", "depths"))
            .Open(
                "svg",
                ("width", width),
                ("height", Number(Height + 40)),
                ("viewBox", $"0 0 {width} {Number(Height + 40)}"),
                ("role", "img"),
                ("aria-label", "Bars of the shares in the table below")
            );
        foreach (var (index, count) in counts.Index())
        {
            var x = 5 + (index * Step);
            Bar(html, "bar", x + 4, 18, count.Share / most);
            if (count.Chance is { } chance)
            {
                Bar(html, "bar-chance", x + 23, 14, chance / most);
            }

            html.Element("text", Number(count.Depth), ("x", Number(x + 20)), ("y", Number(Height + 30)), ("text-anchor", "middle"));
        }

        html.Close("svg").Open("figcaption");
        html.Open("span", ("class", "key bar-key")).Close("span").Text(" share of the pairs considered similar ");
        if (counts.Any(count => count.Chance is not null))
        {
            html.Open("span", ("class", "key chance-key")).Close("span").Text(" share of all pairs (chance); below: depth");
        }

        html.Close("figcaption").Close("figure");
    }

    private static void Bar(HtmlBuilder html, string style, int x, int width, double share)
    {
        var height = Math.Round(Height * share, 1);
        html.Open(
                "rect",
                ("class", style),
                ("x", Number(x)),
                ("y", Number(Height + 12 - height)),
                ("width", Number(width)),
                ("height", Number(height))
            )
            .Close("rect");
    }

    private static void WriteTable(HtmlBuilder html, List<DepthShare> counts)
    {
        var hasChance = counts.Any(count => count.Chance is not null);
        HtmlTable.WriteFolded(
            html,
            "The same as a table",
            "depth",
            new ReportTable(
                "Pairs by depth",
                ["depth", "pairs considered similar", "share", .. hasChance ? ["share of all pairs"] : Array.Empty<string>()],
                0,
                [
                    .. counts.Select(count =>
                        (ImmutableArray<string>)
                            [
                                Number(count.Depth),
                                Number(count.Edges),
                                Figure.Format(count.Share),
                                .. count.Chance is { } chance ? [Figure.Format(chance)] : Array.Empty<string>(),
                            ]
                    ),
                ]
            )
        );
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record DepthShare(int Depth, int Edges, double Share, double? Chance);
}
