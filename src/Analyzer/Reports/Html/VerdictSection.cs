using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>The verdicts: a table of models and limits, and the errors and warnings about the gate's own file.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlBuilder html, GateResult result, IReadOnlyList<PageModel> models)
    {
        html.Open("section", ("aria-labelledby", "verdicts")).Element("h2", "Verdicts", ("id", "verdicts"));
        DiagnosticList.Write(html, result.Diagnostics);
        (PageModel Model, IReadOnlyList<MetricRow> Rows)[] judged = [.. models.Select(model => (model, MetricRow.Judged(model.Result)))];
        var rows = judged.SelectMany(model => model.Rows).ToArray();
        if (rows.Length == 0 && models.All(model => model.Result.Parts is null))
        {
            html.Element("p", "No threshold was given.").Close("section");
            return;
        }

        (string Head, Func<MetricRow, string> Cell)[] columns =
        [
            .. new (string Head, Func<MetricRow, string> Cell)[]
            {
                ("value", row => row.Value),
                ("interval", row => row.Interval),
                ("limit", row => row.Limit),
                ("baseline", row => row.Baseline),
                ("change", row => row.Change),
            }.Where(column => column.Head is "value" or "limit" || rows.Any(row => column.Cell(row).Length > 0)),
        ];
        HtmlTable.Open(html, "Each model and its limits");
        html.Open("thead").Open("tr");
        foreach (var head in (string[])["model", "metric", .. columns.Select(column => column.Head), "verdict", "value within limits"])
        {
            html.Element(
                "th",
                head,
                ("scope", "col"),
                ("class", head is "value" or "interval" or "baseline" or "change" ? "figure" : null)
            );
        }

        html.Close("tr").Close("thead");
        foreach (var (model, own) in judged)
        {
            PartRow[] parts = [.. PartRow.Of(model.Result)];
            if (own.Count + parts.Length == 0)
            {
                continue;
            }

            html.Open("tbody");
            foreach (var (index, row) in own.Index())
            {
                html.Open("tr", ("class", StateMark.Class(row.State)));
                WriteModel(html, model, index, own.Count + parts.Length);

                html.Element("th", row.Metric, ("scope", "row"));
                foreach (var column in columns)
                {
                    html.Element("td", column.Cell(row), ("class", column.Head == "limit" ? null : "figure"));
                }

                StateMark.Write(html.Open("td"), row.State);
                html.Close("td").Open("td");
                RangeMark.Write(html, model.Result.WholeVerdicts.First(verdict => verdict.Metric == row.Metric));
                html.Close("td").Close("tr");
            }

            foreach (var (index, part) in parts.Index())
            {
                html.Open("tr", ("class", StateMark.Class(part.State)));
                WriteModel(html, model, own.Count + index, own.Count + parts.Length);
                html.Element("th", part.Title, ("scope", "row"));
                foreach (var column in columns)
                {
                    html.Element(
                        "td",
                        column.Head switch
                        {
                            "value" => part.Text,
                            "limit" => part.Limits,
                            _ => string.Empty,
                        }
                    );
                }

                StateMark.Write(html.Open("td"), part.State);
                html.Close("td").Element("td", string.Empty).Close("tr");
            }

            html.Close("tbody");
        }

        HtmlTable.Close(html);
        html.Close("section");
    }

    // The model's name spans its rows.
    private static void WriteModel(HtmlBuilder html, PageModel model, int index, int count)
    {
        if (index == 0)
        {
            html.Open("th", ("scope", "rowgroup"), ("rowspan", $"{count}")).Open("a", ("href", $"#{model.Id("model")}"));
            html.Name(model.Result.Name).Close("a").Close("th");
        }
    }
}
