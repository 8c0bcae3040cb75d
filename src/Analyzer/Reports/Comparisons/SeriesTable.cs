using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using QualityGate.Comparison;
using QualityGate.Reports.Ranking;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Reports.Comparisons;

/// <summary>
/// Writes models that are compared with the first as one table: a line a model, the one with the deepest similarities first.
/// </summary>
internal static class SeriesTable
{
    /// <summary>The table of a series.</summary>
    public static ReportTable Of(ComparisonSeries series)
    {
        var reference = series.Comparisons[0];
        (string Name, ComparisonResult? Comparison)[] models =
        [
            (reference.A.File, null),
            .. series.Comparisons.Select(comparison => (comparison.B.File, (ComparisonResult?)comparison)),
        ];
        double? Value(ComparisonResult? comparison, string metric) =>
            comparison is null ? reference.Metrics.GetValueOrDefault(metric)?.A : comparison.Metrics.GetValueOrDefault(metric)?.B;
        string Cell(ComparisonResult? comparison, string metric) =>
            Value(comparison, metric) is not { } value ? "undefined"
            : comparison is null ? Figure.Format(value)
            : $"{Figure.Format(value)} ({Word(comparison.Metrics[metric].Change)})";

        var metrics = ModelRanking.Shown.Where(metric => models.Any(model => Value(model.Comparison, metric) is not null)).ToArray();
        var ranking = metrics.FirstOrDefault() ?? ModelRanking.Shown[0];
        double Key((string Name, ComparisonResult? Comparison) model) => -Value(model.Comparison, ranking) ?? double.PositiveInfinity;
        return new ReportTable(
            $"Ranking by {ranking}; each change is from {SingleLine.Of(reference.A.File)}",
            ["rank", "model", .. metrics],
            2,
            [
                .. models
                    .OrderBy(Key)
                    .Select(model =>
                        ImmutableArray.Create<string>([
                            double.IsFinite(Key(model))
                                ? (1 + models.Count(other => Key(other) < Key(model))).ToString(CultureInfo.InvariantCulture)
                                : "-",
                            SingleLine.Of(model.Name),
                            .. metrics.Select(metric => Cell(model.Comparison, metric)),
                        ])
                    ),
            ]
        );
    }

    // The word for a change, as in JSON, with blanks.
    private static string Word(Change change) => JsonNamingPolicy.KebabCaseLower.ConvertName(change.ToString()).Replace('-', ' ');
}
