using QualityGate.Reports.Tables;

namespace QualityGate.Reports.Html;

/// <summary>The classes that have moved to another cluster since the baseline, below the metrics before and after.</summary>
internal static class MovedSection
{
    private const int MostRows = 20;

    public static void Write(HtmlBuilder html, PageModel model)
    {
        if (MovedTable.Of(model.Result, MostRows, model.TitleOf) is { } table)
        {
            HtmlTable.Write(html, table);
        }
    }
}
