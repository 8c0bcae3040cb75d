using QualityGate.Reports.Ranking;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>The ranking of several models of the same classes, and their scatter plots.</summary>
internal static class RankingSection
{
    public static void Write(HtmlBuilder html, GateResult result)
    {
        if (RankingTable.Of(result) is not { } table)
        {
            return;
        }

        html.Open("section", ("aria-labelledby", "ranking")).Element("h2", "Ranking", ("id", "ranking"));
        HtmlTable.Open(html, table.Title);
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
                html.Element("td", cell, ("class", column < table.Names ? null : "figure"));
            }

            html.Close("tr");
        }

        html.Close("tbody");
        HtmlTable.Close(html);
        if (ScatterSvg.HasPlots(result))
        {
            html.Raw(ScatterSvg.Write(result));
        }

        html.Close("section");
    }
}
