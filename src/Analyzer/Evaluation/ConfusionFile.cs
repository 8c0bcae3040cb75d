using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Inputs;

namespace QualityGate.Evaluation;

/// <summary>
/// Reads a confusion matrix: CSV without a header, a line per true class, a column per predicted class, both in the order
/// of the model's classes; counts, or shares that sum to 1 in each line.
/// </summary>
public static class ConfusionFile
{
    /// <summary>How far a line of shares, written with two digits or so, may be off 1.</summary>
    private const double RowSumTolerance = 0.02;

    /// <summary>2 to the power of 53: beyond it, whole numbers are no longer exact.</summary>
    private const double LargestCount = 9_007_199_254_740_992;

    /// <summary>Reads the matrix.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>Counts or shares, C × C.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or holds no such matrix (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ConfusionMatrix Read(InputPath path, int classes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var records = CsvRecords.Open(path, DataKind.Confusion, cancellationToken);
        var values = new List<double>();
        var lines = new List<int>();
        while (records.Read())
        {
            if (records.FieldCount != classes || lines.Count == classes)
            {
                throw Failure(DiagnosticCodes.ConfusionSizeMismatch, records.LocationOf(0),
                    $"the model has {classes} classes, so the matrix needs {classes} lines of {classes} numbers, but "
                    + (lines.Count == classes ? "there are more." : $"this line has {records.FieldCount}.{records.SeparatorHint}"));
            }

            ReadRow(records, values);
            lines.Add(records.Line);
        }

        if (lines.Count != classes)
        {
            throw Failure(DiagnosticCodes.ConfusionSizeMismatch, new SourceLocation(path.FullPath, Math.Max(1, records.Line), 1),
                $"the model has {classes} classes, so the matrix needs {classes} lines of {classes} numbers, but it ends after {lines.Count}.");
        }

        return ConfusionMatrix.Create(classes, values.ToArray(), IsRates(path, classes, values, lines), path.Whole());
    }

    private static void ReadRow(CsvRecords records, List<double> values)
    {
        for (var field = 0; field < records.FieldCount; field++)
        {
            if (!double.TryParse(records[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !(value >= 0 && value <= LargestCount))
            {
                throw Failure(DiagnosticCodes.InvalidConfusionFile, records.LocationOf(field),
                    $"'{records[field]}' is not a count or a share; the file holds numbers of at least 0, and no header.");
            }

            values.Add(value);
        }
    }

    private static bool IsRates(InputPath path, int classes, List<double> values, List<int> lines)
    {
        if (values.TrueForAll(double.IsInteger))
        {
            return false;
        }

        for (var row = 0; row < classes; row++)
        {
            var sum = values.Skip(row * classes).Take(classes).Sum();
            if (sum != 0 && Math.Abs(sum - 1) > RowSumTolerance)
            {
                throw Failure(DiagnosticCodes.InvalidConfusionFile, new SourceLocation(path.FullPath, lines[row], 1), string.Create(
                    CultureInfo.InvariantCulture,
                    $"the numbers are not whole, so they are shares, but those of class {row} sum to {sum:G6} instead of 1."));
            }
        }

        return true;
    }

    private static QualityGateException Failure(string code, SourceLocation location, string message) =>
        new(Diagnostic.Error(code, location, message));
}
