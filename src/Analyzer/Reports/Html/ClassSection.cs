using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The facts of the picture as tables: each class, each pair considered similar, each pair confused.</summary>
internal static class ClassSection
{
    public static void Write(HtmlBuilder html, PageModel model, ExplanationResult explanation, PictureGraph graph)
    {
        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("classes")));
        html.Element("h3", "Classes and pairs", ("id", model.Id("classes")));
        HtmlTable.WriteFolded(html, "Classes", "class", Classes(model, explanation, graph));
        HtmlTable.WriteFolded(html, "Pairs considered similar", "pair", Similarities(graph));
        HtmlTable.WriteFolded(html, "Pairs of the functional graph", "pair", Confusions(graph));
        html.Close("section");
    }

    private static ReportTable Classes(PageModel model, ExplanationResult explanation, PictureGraph graph)
    {
        string Title(ClassResult share, int output) => model.TitleOf(output, share.Name);
        var clusters = graph.Nodes.ToDictionary(node => node.Output, node => graph.Clusters[node.Cluster].Name);
        var (isTested, hasDepth) = (
            explanation.Classes.Any(share => share.Accuracy is not null),
            graph.Similarities.Any(edge => edge.Depth is not null)
        );
        (string Head, bool IsName, bool IsThere, Func<ClassResult, int, string> Cell)[] columns =
        [
            .. new (string Head, bool IsName, bool IsThere, Func<ClassResult, int, string> Cell)[]
            {
                ("class", true, true, Title),
                ("label", true, explanation.Classes.Index().Any(share => share.Item.Label != Title(share.Item, share.Index)), (share, _) =>
                    share.Label
                ),
                ("cluster of", true, true, (_, output) => clusters.GetValueOrDefault(output, "none")),
                ("samples", false, model.Result.TestData?.Samples is not null, (share, _) =>
                    share.Samples is { } samples ? Figure.Count(samples) : "-"
                ),
                ("accuracy", false, isTested, (share, _) => Optional(share.Accuracy)),
                ("precision", false, isTested, (share, _) => Optional(share.Precision)),
                ("similar classes", false, true, (share, _) => share.Edges.ToString(CultureInfo.InvariantCulture)),
                ("their mean depth", false, hasDepth, (share, _) => Optional(share.SimilarityDepth)),
            }.Where(column => column.IsThere),
        ];
        return new ReportTable(
            isTested ? "Classes, the lowest accuracy first" : "Classes",
            [.. columns.Select(column => column.Head)],
            columns.Count(column => column.IsName),
            [
                .. explanation
                    .Classes.Index()
                    .OrderBy(share => share.Item.Accuracy ?? 2)
                    .Select(share => columns.Select(column => column.Cell(share.Item, share.Index)).ToImmutableArray()),
            ]
        );
    }

    private static ReportTable Similarities(PictureGraph graph)
    {
        var hasDepth = graph.Similarities.Any(edge => edge.Depth is not null);
        return new ReportTable(
            "Pairs considered similar, the most similar first",
            ["class", "class", .. hasDepth ? ["in common", "similarity", "depth", "misperception"] : (string[])["similarity"]],
            hasDepth ? 3 : 2,
            [
                .. graph.Similarities.Select(edge =>
                    (ImmutableArray<string>)
                        [
                            graph.Nodes[edge.A].Title.Text,
                            graph.Nodes[edge.B].Title.Text,
                            .. hasDepth ? [edge.SubsumerName ?? "-"] : Array.Empty<string>(),
                            Figure.Format(edge.Similarity),
                            .. hasDepth ? [Depth(edge.Depth), edge.IsMisperception == true ? "yes" : "no"] : Array.Empty<string>(),
                        ]
                ),
            ]
        );
    }

    private static ReportTable Confusions(PictureGraph graph)
    {
        var (hasDepth, hasCount) = (
            graph.Confusions.Any(edge => edge.Depth is not null),
            graph.Confusions.Any(edge => edge.Count is not null)
        );
        return new ReportTable(
            "Pairs of the functional graph, those confused most often first",
            [
                "class",
                "class",
                "explained by similarity",
                "rate",
                .. hasCount ? ["confusions"] : Array.Empty<string>(),
                .. hasDepth ? ["depth"] : Array.Empty<string>(),
            ],
            3,
            [
                .. graph.Confusions.Select(edge =>
                    (ImmutableArray<string>)
                        [
                            graph.Nodes[edge.A].Title.Text,
                            graph.Nodes[edge.B].Title.Text,
                            edge.IsExplained ? "yes"
                            : edge.SharesCluster ? "no, the same cluster only"
                            : "no",
                            Figure.Format(edge.Rate),
                            .. hasCount ? [edge.Count is { } count ? Figure.Count(count) : "-"] : Array.Empty<string>(),
                            .. hasDepth ? [Depth(edge.Depth)] : Array.Empty<string>(),
                        ]
                ),
            ]
        );
    }

    private static string Optional(double? value) => value is { } number ? Figure.Format(number) : "-";

    private static string Depth(int? depth) => depth?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
