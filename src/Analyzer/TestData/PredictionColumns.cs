using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData;

/// <summary>
/// Finds the columns of a predictions file by the names that are usual for them, in any case: exactly one for the true class, and one for
/// the predicted.
/// </summary>
internal static class PredictionColumns
{
    private const int MostShown = 10;
    private static readonly string[] ActualNames = ["true", "label", "y_true", "target", "actual", "truth"];
    private static readonly string[] PredictedNames = ["pred", "prediction", "y_pred", "predicted"];

    /// <summary>Reads the header, the first record.</summary>
    /// <exception cref="QualityGateException">A column is missing, or several could be it (QG3008).</exception>
    public static (int Actual, int Predicted) Find(InputPath path, CsvRecords records)
    {
        string[] header = records.Read() ? [.. Enumerable.Range(0, records.FieldCount).Select(field => records[field])] : [];
        var (actual, predicted) = (Columns(header, ActualNames), Columns(header, PredictedNames));
        if (actual.Length == 0 || predicted.Length == 0)
        {
            throw Failure(
                new SourceLocation(path.FullPath, Math.Max(1, records.Line), 1),
                $"the first line must name the columns, one for the true class ({Alternatives(ActualNames)}) and one for the "
                    + $"predicted ({Alternatives(PredictedNames)}), "
                    + (header.Length > 0 ? $"but it is '{Show(header)}'.{records.SeparatorHint}" : "but the file is empty.")
            );
        }

        foreach (var (columns, meaning) in new[] { (actual, "true"), (predicted, "predicted") })
        {
            if (columns.Length > 1)
            {
                throw Failure(
                    records.LocationOf(columns[1]),
                    $"the columns {string.Join(" and ", columns.Select(column => $"'{header[column]}'"))} could each be the "
                        + $"{meaning} class; "
                        + "rename all but the one that is to be used."
                );
            }
        }

        return (actual[0], predicted[0]);
    }

    private static int[] Columns(string[] header, string[] names) =>
        [
            .. header
                .Index()
                .Where(column => names.Contains(column.Item, StringComparer.OrdinalIgnoreCase))
                .Select(column => column.Index)
                .Take(MostShown),
        ];

    private static string Alternatives(string[] names) => $"'{string.Join("', '", names[..^1])}' or '{names[^1]}'";

    private static string Show(string[] header) =>
        string.Join(',', header.Take(MostShown)) + (header.Length > MostShown ? $" and {header.Length - MostShown} more" : string.Empty);

    private static QualityGateException Failure(SourceLocation location, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidPredictionsFile, location, message));
}
