using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData.Arrays;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Rows;

namespace QualityGate.TestData.Matrices;

/// <summary>
/// Reads a confusion matrix: CSV, JSON or .npy with a line per true class and a column per predicted class (or the other way round, where
/// that is said); counts, or shares that sum to 1 for each true class. Without a header and an index, the order is that of the model's
/// classes; with them, as pandas writes it, the names say it.
/// </summary>
internal static class ConfusionFile
{
    /// <summary>The tolerance of the shares of a class, written with two digits or so: how far they may be off 1.</summary>
    private const double SumTolerance = 0.02;

    /// <summary>Reads a matrix without names whose rows are true classes.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>Counts or shares, C × C.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or holds no such matrix (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ConfusionMatrix Read(InputPath path, int classes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Read(path, classes, names: null, orientation: null, cancellationToken);
    }

    /// <summary>Reads a matrix.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="orientation">The meaning of the rows; null where nobody has said so: then the file must not cast doubt on true
    /// classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>Counts or shares, C × C, rows true.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, holds no such matrix, or its orientation is in doubt (codes
    /// QG3xxx).</exception>
    public static ConfusionMatrix Read(
        InputPath path,
        ClassLabels labels,
        Orientation? orientation = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(labels);
        return Read(path, labels.Count, new ClassNames(labels), orientation, cancellationToken);
    }

    private static ConfusionMatrix Read(
        InputPath path,
        int classes,
        ClassNames? names,
        Orientation? orientation,
        CancellationToken cancellationToken
    )
    {
        var table = ReadTable(path, classes, names, cancellationToken);
        double[] rowSums = [.. table.Counts.RowTotals];
        double[] columnSums = [.. table.Counts.ColumnTotals];
        var isRates = !table.Counts.Cells.All(cell => double.IsInteger(cell.Weight));
        var rowsAre = OrientationCheck.Decide(path.Whole(), orientation, table.RowsAre, rowSums, columnSums, isRates ? SumTolerance : null);
        if (isRates)
        {
            RequireShares(path, table, rowsAre, rowSums, columnSums);
        }

        var counts = rowsAre == Orientation.TrueRows ? table.Counts : table.Counts.Transpose();
        var confusion = ConfusionMatrix.Of(counts, isRates, path.Whole());
        confusion = table.HasNames ? confusion : confusion.WithAssumedOrder();
        confusion = PercentCheck.Of(confusion, path.Whole()) is { } percents ? confusion.With(percents) : confusion;
        var isSaid = orientation is not null || table.RowsAre is not null || isRates;
        return !isSaid && OrientationCheck.Doubt(path.Whole(), rowSums, columnSums, confusion.Accuracy) is { } doubt
            ? confusion.With(doubt)
            : confusion;
    }

    private static ConfusionTable ReadTable(InputPath path, int classes, ClassNames? names, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> head;
        using (var input = DataInput.Open(path, DataKind.Confusion))
        {
            head = input.Head;
        }

        ForeignFormat.Refuse(head.Span, path);
        var reader = new ConfusionTableReader(path, classes, names);
        return NumpyInput.Begins(head.Span) ? NumpyMatrix.Read(path, classes, cancellationToken)
            : JsonPredictions.Begins(head.Span) ? reader.Read(JsonMatrix.Open(path, cancellationToken))
            : reader.Read(cancellationToken);
    }

    private static void RequireShares(InputPath path, ConfusionTable table, Orientation rowsAre, double[] rowSums, double[] columnSums)
    {
        var (sums, others) = rowsAre == Orientation.TrueRows ? (rowSums, columnSums) : (columnSums, rowSums);
        var off = Array.FindIndex(sums, sum => !IsOne(sum));
        if (off < 0)
        {
            return;
        }

        var location = rowsAre == Orientation.TrueRows ? new SourceLocation(path.FullPath, table.Lines[off], 1) : path.Whole();
        throw new QualityGateException(
            Diagnostic.Error(
                DiagnosticCodes.InvalidConfusionFile,
                location,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the numbers are not whole, so they are shares, but those of class {off} sum to {sums[off]:G6} instead of 1."
                )
                    + (
                        Array.TrueForAll(others, IsOne)
                            ? " Those of each predicted class do: shares of these say nothing of accuracy; write counts, or "
                                + "shares of each true class."
                        : Math.Abs(sums.Sum() - 1) <= SumTolerance ? " All together sum to 1: write counts, or shares of each true class."
                        : Array.TrueForAll(sums, sum => IsOne(sum / 100)) ? " As percents they sum to 100: write counts, or shares of 1."
                        : string.Empty
                    )
            )
        );
    }

    private static bool IsOne(double sum) => sum == 0 || Math.Abs(sum - 1) <= SumTolerance;
}
