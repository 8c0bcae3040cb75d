using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Matrices;

/// <summary>The numbers of a confusion matrix file in the order of the classes, before it is decided what its rows are.</summary>
/// <param name="Counts">C × C; their rows are those of the file.</param>
/// <param name="Lines">The line of each row.</param>
/// <param name="RowsAre">The meaning of the rows by header or index, if they say it.</param>
/// <param name="HasNames">Whether a header or an index names the classes.</param>
internal sealed record ConfusionTable(SparseCounts Counts, int[] Lines, Orientation? RowsAre, bool HasNames);

/// <summary>
/// Reads the numbers of a confusion matrix, and the names of classes where a header or an index column has them: then these say which
/// class a row or column is.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="classes">C.</param>
/// <param name="names">Finds classes by name; null where a header cannot be understood.</param>
internal sealed class ConfusionTableReader(InputPath path, int classes, ClassNames? names)
{
    /// <summary>2 to the power of 53: beyond it, whole numbers are no longer exact.</summary>
    private const double LargestCount = 9_007_199_254_740_992;

    // The numbers above 0, each by the places of its line and its field in the file.
    private readonly List<Prediction> cells = [];
    private readonly List<int> lines = [];
    private bool firstCounts = true;
    private readonly List<int> rows = [];
    private readonly List<int> columns = [];
    private Orientation? rowsAre;
    private bool hasIndex;
    private bool hasDecimalCommas;
    private ThousandsDoubt thousands;

    /// <summary>Reads the file.</summary>
    /// <exception cref="QualityGateException">It holds no such matrix.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public ConfusionTable Read(CancellationToken cancellationToken) =>
        Read(CsvRecords.Open(path, DataKind.Confusion, fields => fields - classes is 0 or 1, cancellationToken));

    /// <summary>Reads records.</summary>
    public ConfusionTable Read(IRecords records)
    {
        hasDecimalCommas = records is CsvRecords { Separator: not (byte)',' };
        thousands = new ThousandsDoubt(Marked: null, IsMixed: hasDecimalCommas, HasDecimals: false);
        var isFirst = true;
        while (records.Read())
        {
            var isHeader = isFirst && ReadHeader(records);
            isFirst = false;
            if (!isHeader)
            {
                ReadRow(records);
            }
        }

        if (lines.Count != classes)
        {
            throw Failure(
                DiagnosticCodes.ConfusionSizeMismatch,
                new SourceLocation(path.FullPath, Math.Max(1, records.Line), 1),
                $"{Needed} but it ends after {lines.Count}.{(rows.Count > 0 ? MatrixHints.OfMissing : string.Empty)}"
            );
        }

        // Where nothing is above 1, these are shares: 1.000.
        return thousands.Is && cells.Exists(cell => cell.Weight > 1)
            ? throw new QualityGateException(thousands.Error(DiagnosticCodes.InvalidConfusionFile))
            : InOrderOfClasses();
    }

    private string Needed => $"the model has {classes} classes, so the matrix needs {classes} lines of {classes} numbers,";

    // A first line with names in it, or with nothing above the index: all of its fields name columns.
    private bool ReadHeader(IRecords records)
    {
        var named = Enumerable.Range(0, records.FieldCount).Where(field => !TryNumber(records[field], out _)).ToArray();
        hasIndex =
            names is not null
            && named is [0, ..]
            && (
                records.FieldCount > classes
                || records[0].Length == 0
                || (
                    named.Length > 1
                    && names.Find(records[0], out _) < 0
                    && named.Skip(1).All(field => names.Find(records[field], out _) >= 0)
                )
            );
        if (records.FieldCount == 1 && records.SeparatorHint is { Length: > 0 } hint)
        {
            throw Failure(DiagnosticCodes.InvalidConfusionFile, records.LocationOf(0), $"the line has one field.{hint}");
        }

        if (names is null || named.Length == 0 || (named is [0] && hasIndex && names.Find(records[0], out _) >= 0))
        {
            return false;
        }

        if (hasIndex)
        {
            rowsAre = AxisName.OfRows(records[0]);
        }

        for (var field = hasIndex ? 1 : 0; field < records.FieldCount; field++)
        {
            columns.Add(ReadClass(records, field, columns, isRow: false));
        }

        return columns.Count == classes
            ? true
            : throw Failure(
                DiagnosticCodes.ConfusionSizeMismatch,
                records.LocationOf(0),
                $"{Needed} but its header names {columns.Count} columns.{(columns.Count < classes ? MatrixHints.OfMissing : string.Empty)}"
            );
    }

    private void ReadRow(IRecords records)
    {
        var first = hasIndex ? 1 : 0;
        if (records.FieldCount != classes + first || lines.Count == classes)
        {
            throw Failure(
                DiagnosticCodes.ConfusionSizeMismatch,
                records.LocationOf(0),
                lines.Count == classes
                    ? $"{Needed} but there are more.{HeaderHint}"
                    : $"{Needed} but this line has "
                        + $"{records.FieldCount - first}.{records.SeparatorHint}{BackgroundHint(records.FieldCount - first)}"
            );
        }

        if (hasIndex)
        {
            rows.Add(ReadClass(records, 0, rows, isRow: true));
        }

        for (var field = first; field < records.FieldCount; field++)
        {
            if (!TryNumber(records[field], out var value) || !(value >= 0 && value <= LargestCount))
            {
                throw Failure(
                    DiagnosticCodes.InvalidConfusionFile,
                    records.LocationOf(field),
                    $"'{records[field]}' is not a count or a share; these are numbers of at least 0." + MatrixHints.OfNumber(records[field])
                );
            }

            if (records is CsvRecords)
            {
                thousands = thousands.With(records[field], () => records.LocationOf(field));
            }

            // A first line of 0, 1, 2, … looks like a header, which an error about too many lines mentions.
            firstCounts = firstCounts && (lines.Count > 0 || value == field - first);
            if (value != 0)
            {
                cells.Add(new Prediction(lines.Count, field - first, value));
            }
        }

        lines.Add(records.Line);
    }

    private int ReadClass(IRecords records, int field, List<int> before, bool isRow)
    {
        var text = records[field];
        var index = names!.Find(text, out var complaint);
        if (index < 0 && AxisName.Split(text) is { } split && names.Find(split.Class, out _) is >= 0 and var found)
        {
            index = found;
            NameRows(isRow == (split.Kind == Orientation.TrueRows) ? Orientation.TrueRows : Orientation.PredictedRows, records, field);
        }

        if (index < 0)
        {
            throw Failure(
                DiagnosticCodes.InvalidConfusionFile,
                records.LocationOf(field),
                MatrixHints.OfFurther(text)
                    ?? $"{complaint}{(text.Length > 0 ? MatrixHints.OfNumber(text) : string.Empty)} The names in "
                        + $"{(isRow ? "the first column" : "the first line")} say which class {(isRow ? "a line" : "a column")} is of."
            );
        }

        return !before.Contains(index)
            ? index
            : throw Failure(
                DiagnosticCodes.InvalidConfusionFile,
                records.LocationOf(field),
                $"'{text}' stands twice; each class has one line and one column."
            );
    }

    private void NameRows(Orientation orientation, IRecords records, int field)
    {
        if (rowsAre is { } known && known != orientation)
        {
            throw Failure(
                DiagnosticCodes.OrientationInDoubt,
                records.LocationOf(field),
                $"'{records[field]}' says that rows are {Kind(orientation)} classes, but names before it that they are "
                    + $"{Kind(known)} ones; correct the names."
            );
        }

        rowsAre = orientation;
    }

    private ConfusionTable InOrderOfClasses()
    {
        if (rows.Count != columns.Count && !rows.Concat(columns).SequenceEqual(Enumerable.Range(0, classes)))
        {
            throw Failure(
                DiagnosticCodes.InvalidConfusionFile,
                new SourceLocation(path.FullPath, 1, 1),
                rows.Count == 0
                    ? "its header names the classes in another order than the labels, but its lines have no names, so that their "
                        + "order is in doubt; write the index, too, or the order of the labels."
                    : "its first column names the classes in another order than the labels, but its columns have no names, so "
                        + "that their order is in doubt; write a header, too, or the order of the labels."
            );
        }

        var orderedLines = new int[classes];
        for (var i = 0; i < classes; i++)
        {
            orderedLines[rows.Count == 0 ? i : rows[i]] = lines[i];
        }

        return new ConfusionTable(
            new SparseCounts(classes, InOrder(cells)),
            orderedLines,
            rowsAre,
            hasIndex || rows.Count > 0 || columns.Count > 0
        );
    }

    private ImmutableArray<Prediction> InOrder(List<Prediction> inFile) =>
        rows.Count == 0 && columns.Count == 0
            ? [.. inFile]
            :
            [
                .. inFile
                    .Select(cell => new Prediction(
                        rows.Count == 0 ? cell.Actual : rows[cell.Actual],
                        columns.Count == 0 ? cell.Predicted : columns[cell.Predicted],
                        cell.Weight
                    ))
                    .OrderBy(cell => cell.Actual)
                    .ThenBy(cell => cell.Predicted),
            ];

    private string HeaderHint =>
        firstCounts ? " If the first line is a header, leave it out, or write the index column, too." : string.Empty;

    private string BackgroundHint(int found) =>
        found == classes + 1
            ? " A detector's matrix has one more row and column, for the background, and tables have such for totals; leave both out."
            : string.Empty;

    // Between semicolons or tabs, numbers may have decimal commas; one with both signs is none.
    private bool TryNumber(string text, out double number) =>
        double.TryParse(
            hasDecimalCommas && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out number
        );

    private static string Kind(Orientation orientation) => orientation == Orientation.TrueRows ? "true" : "predicted";

    private static QualityGateException Failure(string code, SourceLocation location, string message) =>
        new(Diagnostic.Error(code, location, message));
}
