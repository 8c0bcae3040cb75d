using System.Collections.Immutable;
using QualityGate.Comparison;
using QualityGate.Reports.Tables;

namespace QualityGate.Reports.Comparisons;

/// <summary>Writes a ranking of several models, then the changes of each from the first.</summary>
internal static class SeriesReport
{
    /// <summary>Writes aligned tables, for terminals.</summary>
    public static ImmutableArray<TextLine> ToText(ComparisonSeries series) =>
        [.. series.Comparisons.SelectMany(comparison => ComparisonReport.ToText(comparison)), .. SeriesTable.Of(series).ToText()];

    /// <summary>Writes Markdown: the ranking, and below it each comparison, folded.</summary>
    public static string ToMarkdown(ComparisonSeries series) =>
        $"## Comparison of {series.Comparisons.Length + 1} models\n{SeriesTable.Of(series).ToMarkdown()}"
        + string.Concat(
            series.Comparisons.Select(comparison =>
                $"\n<details>\n<summary>{MarkdownText.Escape($"{comparison.B.File} against {comparison.A.File}")}</summary>\n\n"
                + $"{ComparisonReport.ToMarkdown(comparison)}\n</details>\n"
            )
        );

    /// <summary>Writes JSON: the comparisons in the order of the command line.</summary>
    public static string ToJson(ComparisonSeries series) => ComparisonJson.Write(series);
}
