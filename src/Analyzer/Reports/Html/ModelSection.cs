using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>All about one model, from its verdict down to its single classes.</summary>
internal static class ModelSection
{
    public static void Write(HtmlBuilder html, PageModel model)
    {
        var result = model.Result;
        html.Open("section", ("class", "model"), ("aria-labelledby", model.Id("model")));
        html.Open("h2", ("id", model.Id("model")));
        html.Open("span", ("class", $"mark {(result.Passed ? "passed" : "failed")}")).Text(result.Passed ? "✓ " : "✗ ").Close("span");
        html.Name(result.Name).Close("h2");
        html.Open("p", ("class", "layer")).Element("code", result.Path).Text(" ");
        html.Element("bdi", result.IsMeasured ? LayerLine.Of(result) : "not measured").Close("p");
        foreach (var remark in Remarks(result))
        {
            html.Open("p", ("class", "remark")).Text("Remark: ").Name(remark).Close("p");
        }

        DiagnosticList.Write(html, result.Diagnostics);
        if (model.Graph is { } graph && result.Explanation is { } explanation)
        {
            GraphSection.Write(html, model, graph);
            ChangeSection.Write(html, model);
            TrendSection.Write(html, model);
            MetricSection.Write(html, model);
            MatrixSection.Write(html, model, graph);
            DepthSection.Write(html, model, graph);
            HierarchySection.Write(html, model, explanation);
            ClassSection.Write(html, model, explanation, graph);
        }

        html.Close("section");
    }

    private static IEnumerable<string> Remarks(ModelResult result) =>
        [.. result.Classifier?.Remarks ?? [], .. result.Hierarchy?.Remark is { } hierarchy ? [hierarchy] : Array.Empty<string>()];
}
