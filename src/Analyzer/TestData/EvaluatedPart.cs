using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;

namespace QualityGate.TestData;

/// <summary>
/// A row of predictions that QualityGate made: an image, and the class that was predicted; −1 where it could not be read.
/// </summary>
internal readonly record struct EvaluatedRow(int Actual, int Predicted, string File);

/// <summary>
/// A file of predictions that QualityGate made: CSV with the columns <c>true</c>, <c>pred</c>, <c>file</c> and <c>evaluation</c>. The last
/// is filled in the first row only; <c>pred</c> is empty where an image could not be read.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Mark">Which part of which evaluation it is.</param>
/// <param name="Rows">Its rows, in order.</param>
internal sealed record EvaluatedPart(InputPath Path, EvaluationMark Mark, IReadOnlyList<EvaluatedRow> Rows)
{
    /// <summary>The first line of such files, by which they are known.</summary>
    public const string Header = "true,pred,file,evaluation";

    /// <summary>Whether a file begins as one of these. One that cannot be read is none; whoever reads it says why.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length < Header.Length)
            {
                return false;
            }

            using var file = File.OpenRead(path);
            var head = new byte[Header.Length + 1];
            var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return head.AsSpan(0, Header.Length).SequenceEqual("true,pred,file,evaluation"u8)
                && (length == Header.Length || head[^1] is (byte)'\n' or (byte)'\r');
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
        records.Read();
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

            if (records.FieldCount != 4)
            {
                throw Failure(DiagnosticCodes.InvalidPredictionsFile, "the line is cut off; evaluate this part again.");
            }

            if (records[3].Length > 0 && mark is not null)
            {
                throw Failure(DiagnosticCodes.PartsDoNotFit, "a second evaluation begins here; keep each part in a file of its own.");
            }

            mark ??=
                EvaluationMark.Parse(records[3])
                ?? throw Failure(
                    DiagnosticCodes.PartsDoNotFit,
                    "the column 'evaluation' of the first row does not say which evaluation this is; evaluate this part again."
                );
            rows.Add(new EvaluatedRow(Find(records[0]), records[1].Length == 0 ? -1 : Find(records[1]), records[2]));
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
}
