using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;

namespace QualityGate.Reports.Html;

/// <summary>All metrics of a model, and what drives them.</summary>
internal static class MetricSection
{
    public static void Write(HtmlBuilder html, PageModel model)
    {
        var result = model.Result;
        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("figures")));
        html.Element("h3", "Figures", ("id", model.Id("figures")));
        WriteTable(html, model);
        string[] notes =
        [
            .. MetricRow.Notes(result).Select(note => $"{note.Metric} is compared {note.Note}"),
            .. MetricRow.Undefined(result).Select(undefined => $"{undefined.Metric} {undefined.Why}"),
        ];
        if (notes.Length > 0)
        {
            html.Open("ul", ("class", "notes"));
            foreach (var note in notes)
            {
                html.Element("li", note);
            }

            html.Close("ul");
        }

        var tables = ExplanationTables.Of(result, result.Explanation!, model.TitleOf);
        if (tables.Count > 0)
        {
            html.Open("details", ("open", string.Empty)).Element("summary", "What drives these figures").Open("div", ("class", "drivers"));
            foreach (var table in tables)
            {
                HtmlTable.Write(html, table);
            }

            html.Close("div").Close("details");
        }

        html.Close("section");
    }

    private static void WriteTable(HtmlBuilder html, PageModel model)
    {
        var heads = MetricRow.Heads(model.Result);
        (string Head, Func<MetricRow, string> Cell)[] columns =
        [
            .. new (string Head, Func<MetricRow, string> Cell)[]
            {
                (heads.Value, row => row.Value),
                (heads.Interval, row => row.Interval),
                (heads.Chance, row => row.Chance),
                (heads.Baseline, row => row.Baseline),
                (heads.Change, row => row.Change),
                (heads.Limit, row => row.Limit),
            }.Where(column => column.Head.Length > 0),
        ];
        HtmlTable.Open(html, "Metrics of this model");
        html.Open("thead").Open("tr").Element("th", "metric", ("scope", "col"));
        foreach (var (head, _) in columns)
        {
            html.Element("th", head, ("scope", "col"), ("class", head == heads.Limit ? null : "figure"));
        }

        html.Element("th", "verdict", ("scope", "col")).Close("tr").Close("thead").Open("tbody");
        foreach (var row in MetricRow.Of(model.Result))
        {
            html.Open("tr", ("class", StateMark.Class(row.Outcome))).Element("th", row.Metric, ("scope", "row"));
            foreach (var (head, cell) in columns)
            {
                if (head == heads.Limit)
                {
                    LimitCell.Write(html, cell(row));
                }
                else
                {
                    html.Element("td", cell(row), ("class", "figure"));
                }
            }

            StateMark.Write(html.Open("td"), row.Outcome);
            html.Close("td").Close("tr");
        }

        html.Close("tbody");
        HtmlTable.Close(html);
    }
}
