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
        if (rows.Length == 0)
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
            }.Where(column => rows.Any(row => column.Cell(row).Length > 0)),
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
        foreach (var (model, own) in judged.Where(model => model.Rows.Count > 0))
        {
            html.Open("tbody");
            foreach (var (index, row) in own.Index())
            {
                html.Open("tr", ("class", StateMark.Class(row.State)));
                if (index == 0)
                {
                    html.Open("th", ("scope", "rowgroup"), ("rowspan", $"{own.Count}")).Open("a", ("href", $"#{model.Id("model")}"));
                    html.Name(model.Result.Name).Close("a").Close("th");
                }

                html.Element("th", row.Metric, ("scope", "row"));
                foreach (var column in columns)
                {
                    html.Element("td", column.Cell(row), ("class", column.Head == "limit" ? null : "figure"));
                }

                StateMark.Write(html.Open("td"), row.State);
                html.Close("td").Open("td");
                RangeMark.Write(html, model.Result.Verdicts.First(verdict => verdict.Metric == row.Metric));
                html.Close("td").Close("tr");
            }

            html.Close("tbody");
        }

        HtmlTable.Close(html);
        html.Close("section");
    }
}
