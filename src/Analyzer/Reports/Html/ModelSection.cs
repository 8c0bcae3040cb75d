using QualityGate.Reports.Verdicts;
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
        var isUnjudged = Unjudged.Is(result);
        html.Open("span", ("class", $"mark {StateMark.Class(result.Passed, isUnjudged)}"));
        html.Text($"{StateMark.Sign(result.Passed, isUnjudged)} ").Close("span");
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
            (string Id, string Title, string Html)[] parts =
            [
                .. new (string Id, string Title, Action<HtmlBuilder> Write)[]
                {
                    ("graph", "Similarity graph", part => GraphSection.Write(part, model, graph)),
                    ("changes", "Before and after", part => ChangeSection.Write(part, model)),
                    ("trend", "Trend", part => TrendSection.Write(part, model)),
                    ("figures", "Figures", part => MetricSection.Write(part, model)),
                    ("matrix", "Maps", part => MatrixSection.Write(part, model, graph)),
                    ("depths", "Depths", part => DepthSection.Write(part, model, graph)),
                    ("hierarchy", "Superclasses", part => HierarchySection.Write(part, model, explanation)),
                    ("classes", "Classes and pairs", part => ClassSection.Write(part, model, explanation, graph)),
                }
                    .Select(part => (part.Id, part.Title, Written(part.Write)))
                    .Where(part => part.Item3.Length > 0),
            ];
            WriteContents(html, model, parts);
            foreach (var part in parts)
            {
                html.Raw(part.Html);
            }
        }

        html.Close("section");
    }

    private static string Written(Action<HtmlBuilder> write)
    {
        var part = new HtmlBuilder();
        write(part);
        return part.ToString();
    }

    // Links to the parts that this model has.
    private static void WriteContents(HtmlBuilder html, PageModel model, (string Id, string Title, string Html)[] parts)
    {
        html.Open("nav", ("aria-label", $"Parts of {model.Result.Name}")).Open("ul");
        foreach (var (id, title, _) in parts)
        {
            html.Open("li").Element("a", title, ("href", $"#{model.Id(id)}")).Close("li");
        }

        html.Close("ul").Close("nav");
    }

    private static IEnumerable<string> Remarks(ModelResult result) =>
        [.. result.Classifier?.Remarks ?? [], .. result.Hierarchy?.Remark is { } hierarchy ? [hierarchy] : Array.Empty<string>()];
}
