using QualityGate.Reports.Graphs;

namespace QualityGate.Reports.Html;

/// <summary>Two maps of all pairs of classes, in the order of clusters, which scripts draw: similarity beside confusion.</summary>
internal static class MatrixSection
{
    // A cell of a larger matrix is smaller than a dot.
    private const int MostClasses = 1500;

    public static void Write(HtmlBuilder html, PageModel model, PictureGraph graph)
    {
        if (graph.Nodes.Length > MostClasses)
        {
            return;
        }

        html.Open("section", ("id", model.Id("matrix")), ("class", "part"), ("aria-labelledby", model.Id("maps")));
        html.Open("div", ("class", "needs-script"), ("hidden", string.Empty));
        html.Element(
            "h3",
            graph.Confusions.IsEmpty ? "Similarity by cluster" : "Similarity and confusion by cluster",
            ("id", model.Id("maps"))
        );
        html.Element(
            "p",
            "Each row and column is a class, in the order of clusters, which are the squares along the diagonal; clusters that are "
                + "confused with each other stand together. Drawn are the edges "
                + "of the two graphs: marks at the same place in both are confusions that similarity explains."
        );
        html.Open("div", ("class", "maps"));
        Map(html, "similar", "considered similar");
        if (!graph.Confusions.IsEmpty)
        {
            Map(html, "confused", "confused");
        }

        html.Close("div").Open("p", ("class", "readout"), ("role", "status")).Text("Point at a cell.").Close("p");
        html.Close("div").Close("section");
    }

    private static void Map(HtmlBuilder html, string view, string words)
    {
        html.Open("figure")
            .Open(
                "canvas",
                ("width", "1000"),
                ("height", "1000"),
                ("data-view", view),
                ("role", "img"),
                ("aria-label", $"Map of pairs of classes that are {words}")
            );
        html.Close("canvas").Element("figcaption", words).Close("figure");
    }
}
