using System.Globalization;
using QualityGate.Reports.Graphs;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The similarity graph: what it shows in words, its legend, and the frame in which scripts draw it.</summary>
internal static class GraphSection
{
    public static void Write(HtmlBuilder html, PageModel model, PictureGraph graph)
    {
        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("graph")));
        html.Element("h3", "Similarity graph", ("id", model.Id("graph")));
        html.Element("p", Words(graph));
        html.Open("noscript").Element("p", "The drawing needs JavaScript. What it shows stands in the tables below.").Close("noscript");
        html.Open("div", ("id", model.Id("picture")), ("class", "picture"))
            .Open("div", ("class", "needs-script"), ("hidden", string.Empty));
        GraphTools.Write(html);
        html.Open("div", ("class", "stage")).Open("div", ("class", "view"));
        html.Open("div", ("class", "canvas"), ("role", "img"), ("aria-label", $"Drawing: {Words(graph)}")).Close("div");
        GraphTools.WriteZoom(html);
        html.Close("div").Open("div", ("class", "side"));
        html.Open("div", ("class", "facts"), ("role", "region"), ("aria-live", "polite"), ("aria-label", "Facts"), ("tabindex", "0"));
        html.Element("p", Hint(graph)).Close("div");
        html.Open("div", ("class", "found"), ("role", "region"), ("aria-label", "Classes"), ("tabindex", "0"));
        html.Open("p", ("class", "found-count")).Close("p").Open("ul").Close("ul").Close("div");
        html.Close("div").Close("div");
        html.Open("p", ("class", "shown"), ("role", "status")).Close("p");
        GraphLegend.Write(html, graph);
        html.Close("div").Close("div").Close("section");
    }

    private static string Words(PictureGraph graph)
    {
        var misperceived = graph.Similarities.Count(edge => edge.IsMisperception == true);
        var explained = graph.Confusions.Count(edge => edge.IsExplained);
        return $"{Noun.Count(graph.Nodes.Length, "class")} in {Noun.Count(graph.Clusters.Length, "cluster")}. The network "
            + $"considers {Noun.Count(graph.Similarities.Length, "pair")} similar"
            + (
                graph.ChanceDepth is { } chance
                    ? $"; {Counted(misperceived)} misperceived: less in common than two classes drawn at random have on average "
                        + $"(depth {Figure.Format(chance)})."
                    : "."
            )
            + (
                graph.Confusions.IsEmpty
                    ? string.Empty
                    : $" Of the pairs that it confuses, the picture has {Noun.Count(graph.Confusions.Length, "edge")} of the functional "
                        + "graph, which joins each class with those that it is confused with most often; similarity explains "
                        + $"{explained.ToString(CultureInfo.InvariantCulture)} of them."
            );
    }

    private static string Counted(int count) => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " is" : " are");

    private static string Hint(PictureGraph graph) =>
        PictureData.IsClosed(graph)
            ? "Choose a cluster to open it, or a class in the list below."
            : "Point at a class or an edge, or choose one; the list below has every class.";
}
