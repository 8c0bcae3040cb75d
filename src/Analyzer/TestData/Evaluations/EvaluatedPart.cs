using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData.Checks;

namespace QualityGate.TestData.Evaluations;

/// <summary>
/// A row of predictions that QualityGate made: an image, and what was predicted; null where it could not be read.
/// </summary>
internal readonly record struct EvaluatedRow(int Actual, Judged? Judged, string File);

/// <summary>
/// A file of predictions that QualityGate made: CSV with the columns <c>true</c>, <c>pred</c>, <c>top5</c>, <c>ties</c>, <c>file</c> and
/// <c>evaluation</c>. The last is filled in the first row only. <c>pred</c> is empty where an image could not be read, and <c>top5</c>, the
/// indices of the best classes, where the model gives no scores, too. <c>ties</c> says what equal scores decide, see <see cref="TieText"/>.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Mark">Which part of which evaluation it is.</param>
/// <param name="Rows">Its rows, in order.</param>
internal sealed record EvaluatedPart(InputPath Path, EvaluationMark Mark, IReadOnlyList<EvaluatedRow> Rows)
{
    /// <summary>The first line of such files, by which they are known.</summary>
    public const string Header = "true,pred,top5,ties,file,evaluation";

    // Files of the first form, which had no ranks: they are known, so that they are refused and not read as a user's own.
    private const string FirstHeader = "true,pred,file,evaluation";
    private const int Columns = 6;

    /// <summary>True when a file begins as one of these. One that cannot be read is none; whoever reads it says why.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            // A pipe or device has no length, and opening it may never end.
            if (!File.Exists(path) || new FileInfo(path).Length < FirstHeader.Length)
            {
                return false;
            }

            using var file = File.OpenRead(path);
            var head = new byte[Header.Length + 1];
            var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var text = Encoding.UTF8.GetString(head, 0, length);
            return new[] { Header, FirstHeader }.Any(header =>
                text.StartsWith(header, StringComparison.Ordinal) && (text.Length == header.Length || text[header.Length] is '\n' or '\r')
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="QualityGateException">It is damaged, cut off, or names a class that does not exist.</exception>
    public static EvaluatedPart Read(InputPath path, ClassLabels labels, CancellationToken cancellationToken)
    {
        var records = CsvRecords.Open(path, DataKind.Predictions, cancellationToken);
        if (!records.Read() || records.FieldCount != Columns)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.PartsDoNotFit,
                    path.Whole(),
                    "these predictions were made by an earlier version of QualityGate, which did not keep the five best classes; evaluate "
                        + "this part again."
                )
            );
        }

        var classes = new ClassNames(labels);
        var rows = new List<EvaluatedRow>();
        EvaluationMark? mark = null;
        while (records.Read())
        {
            QualityGateException Failure(string code, string message) => new(Diagnostic.Error(code, records.LocationOf(0), message));
            int Find(string name) =>
                classes.Find(name, out var complaint) is >= 0 and var index
                    ? index
                    : throw Failure(DiagnosticCodes.PredictionOutOfRange, complaint);

            if (records.FieldCount != Columns)
            {
                throw Failure(DiagnosticCodes.InvalidPredictionsFile, "the line is cut off; evaluate this part again.");
            }

            if (records[5].Length > 0 && mark is not null)
            {
                throw Failure(DiagnosticCodes.PartsDoNotFit, "a second evaluation begins here; keep each part in a file of its own.");
            }

            mark ??=
                EvaluationMark.Parse(records[5])
                ?? throw Failure(
                    DiagnosticCodes.PartsDoNotFit,
                    "the column 'evaluation' of the first row does not say which evaluation this is; evaluate this part again."
                );
            var actual = Find(records[0]);
            Judged? judged = records[1].Length == 0 ? null : Judge(actual, Find(records[1]), records[2], records[3], labels.Count);
            if (judged is { Predicted: < 0 })
            {
                throw Failure(DiagnosticCodes.InvalidPredictionsFile, "the best classes are damaged; evaluate this part again.");
            }

            rows.Add(new EvaluatedRow(actual, judged, records[4]));
        }

        if (mark is null || rows.Count != mark.Shard.SizeOf(mark.Images))
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.PartsDoNotFit,
                    path.Whole(),
                    mark is null
                        ? "the file has no rows; evaluate this part again."
                        : $"the file has {rows.Count} rows, but part {mark.Shard} of {mark.Images} images has "
                            + $"{mark.Shard.SizeOf(mark.Images)}; evaluate it again."
                )
            );
        }

        return new EvaluatedPart(path, mark, rows);
    }

    // A list that is not one of different classes, the predicted one first, predicts class −1.
    private static Judged Judge(int actual, int predicted, string top, string ties, int classes)
    {
        if (top.Length == 0)
        {
            return new Judged(predicted, TopFiveState.Unknown);
        }

        var ranked = Array.ConvertAll(
            top.Split(' '),
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < classes ? index : -1
        );
        return
            ranked[0] == predicted
            && !ranked.Contains(-1)
            && ranked.Distinct().Count() == ranked.Length
            && ranked.Length == Math.Min(classes, TopFive.Length)
            && TieText.TryRead(ties, out var first, out var five)
            ? Judged.Of(ranked, actual, classes) with
            {
                IsTiedForFirst = first,
                IsTiedForFive = five,
            }
            : new Judged(-1, TopFiveState.Unknown);
    }
}
