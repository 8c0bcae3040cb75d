using QualityGate.Gates;
using QualityGate.Reports.Verdicts;
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
                ("baseline", row => row.Baseline),
                ("change", row => row.Change),
            }.Where(column => column.Head == "value" || rows.Any(row => column.Cell(row).Length > 0)),
        ];
        HtmlTable.Open(html, "Each model and its limits");
        html.Open("thead").Open("tr").Element("th", "model", ("scope", "col")).Element("th", "metric", ("scope", "col"));
        foreach (var (head, _) in columns)
        {
            html.Element("th", head, ("scope", "col"), ("class", "figure"));
        }

        foreach (var head in (string[])["limit", "verdict", "value within limits"])
        {
            html.Element("th", head, ("scope", "col"));
        }

        html.Close("tr").Close("thead");
        foreach (var (model, own) in judged)
        {
            WriteModel(html, model, own, columns);
        }

        HtmlTable.Close(html);
        html.Close("section");
    }

    private static void WriteModel(
        HtmlBuilder html,
        PageModel model,
        IReadOnlyList<MetricRow> own,
        (string Head, Func<MetricRow, string> Cell)[] columns
    )
    {
        PartRow[] parts = [.. PartRow.Of(model.Result)];
        if (own.Count + parts.Length == 0)
        {
            return;
        }

        html.Open("tbody");
        foreach (var (index, row) in own.Index())
        {
            Begin(html, model, index, own.Count + parts.Length, row.Outcome, row.Metric);
            foreach (var column in columns)
            {
                html.Element("td", column.Cell(row), ("class", "figure"));
            }

            LimitCell.Write(html, row.Limit);
            StateMark.Write(html.Open("td"), row.Outcome);
            html.Close("td").Open("td");
            RangeMark.Write(html, model.Result.WholeVerdicts.First(verdict => verdict.Metric == row.Metric));
            html.Close("td").Close("tr");
        }

        foreach (var (index, part) in parts.Index())
        {
            Begin(html, model, own.Count + index, own.Count + parts.Length, part.Outcome, part.Title);
            html.Element("td", part.Text, ("class", "sum"), ("colspan", columns.Length > 1 ? $"{columns.Length}" : null));
            LimitCell.Write(html, part.Limits);
            StateMark.Write(html.Open("td"), part.Outcome);
            html.Close("td").Element("td", string.Empty).Close("tr");
        }

        html.Close("tbody");
    }

    // The model's name spans its rows.
    private static void Begin(HtmlBuilder html, PageModel model, int index, int count, Outcome? outcome, string title)
    {
        html.Open("tr", ("class", StateMark.Class(outcome)));
        if (index == 0)
        {
            html.Open("th", ("class", "model"), ("scope", "rowgroup"), ("rowspan", $"{count}"));
            html.Open("a", ("href", $"#{model.Id("model")}")).Name(model.Result.Name).Close("a").Close("th");
        }

        html.Element("th", title, ("scope", "row"));
    }
}
