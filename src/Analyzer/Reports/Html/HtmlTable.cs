using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>Tables that scroll by themselves where they are wider than the window.</summary>
internal static class HtmlTable
{
    /// <summary>The most rows of a table: the JSON report has the rest.</summary>
    public const int MostRows = 1000;

    /// <summary>Begins a table.</summary>
    public static void Open(HtmlBuilder html, string caption) =>
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption))
            .Open("table")
            .Element("caption", caption);

    /// <summary>Ends it.</summary>
    public static void Close(HtmlBuilder html) => html.Close("table").Close("div");

    /// <summary>Writes a table: the first columns are names, the others figures.</summary>
    public static void Write(HtmlBuilder html, ReportTable table)
    {
        Open(html, table.Title);
        html.Open("thead").Open("tr");
        foreach (var (column, head) in table.Heads.Index())
        {
            html.Element("th", head, ("scope", "col"), ("class", column < table.Names ? null : "figure"));
        }

        html.Close("tr").Close("thead").Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr");
            foreach (var (column, cell) in row.Index())
            {
                if (column < table.Names)
                {
                    html.Open(column == 0 ? "th" : "td", ("scope", column == 0 ? "row" : null)).Name(cell).Close(column == 0 ? "th" : "td");
                }
                else
                {
                    html.Element("td", cell, ("class", "figure"));
                }
            }

            html.Close("tr");
        }

        html.Close("tbody");
        Close(html);
    }

    /// <summary>Writes a table that is folded away, of at most <see cref="MostRows"/> rows; nothing where there is no row.</summary>
    /// <param name="html">Takes it.</param>
    /// <param name="title">Its title, without a number.</param>
    /// <param name="noun">The noun of its rows.</param>
    /// <param name="table">All its rows.</param>
    public static void WriteFolded(HtmlBuilder html, string title, string noun, ReportTable table)
    {
        if (table.Rows.IsEmpty)
        {
            return;
        }

        var shown = table with
        {
            Title = ReportTable.Shorten(table.Title, Math.Min(MostRows, table.Rows.Length), table.Rows.Length),
            Rows = [.. table.Rows.Take(MostRows)],
        };
        html.Open("details").Open("summary").Text($"{title} ({Noun.Count(table.Rows.Length, noun)})").Close("summary");
        Write(html, shown);
        html.Close("details");
    }
}
