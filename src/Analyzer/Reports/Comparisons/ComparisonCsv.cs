using System.Text.Json;
using QualityGate.Comparison;
using QualityGate.Reports.Tables;

namespace QualityGate.Reports.Comparisons;

/// <summary>Writes comparisons as CSV (RFC 4180), a row for each metric of each pair of models. Numbers have all their digits.</summary>
internal static class ComparisonCsv
{
    private static readonly string[] Heads =
    [
        "a",
        "b",
        "metric",
        "value_a",
        "value_b",
        "difference",
        "low",
        "high",
        "level",
        "change",
        "paired",
        "why_no_interval",
    ];

    /// <summary>Writes a series; the same bytes for the same inputs.</summary>
    public static string Write(ComparisonSeries series) =>
        CsvText.Of([
            Heads,
            .. from comparison in series.Comparisons from metric in comparison.Metrics select Row(comparison, metric.Key, metric.Value),
        ]);

    private static string[] Row(ComparisonResult comparison, string metric, DifferenceResult difference) =>
        [
            CsvText.Name(comparison.A.File),
            CsvText.Name(comparison.B.File),
            metric,
            CsvText.Number(difference.A),
            CsvText.Number(difference.B),
            CsvText.Number(difference.Difference),
            CsvText.Number(difference.Low),
            CsvText.Number(difference.High),
            CsvText.Number(difference.Level),
            JsonNamingPolicy.KebabCaseLower.ConvertName(difference.Change.ToString()),
            comparison.Paired ? "true" : "false",
            CsvText.Name(difference.NoInterval ?? string.Empty),
        ];
}
