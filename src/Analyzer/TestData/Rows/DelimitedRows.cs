using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>Reads the rows of a block of text with values between separators.</summary>
internal sealed class DelimitedRows
{
    private readonly RowReader rows;
    private readonly PredictionLayout layout;
    private readonly DelimitedRecord record;
    private readonly Func<SourceLocation> here;
    private readonly CellText cells;
    private readonly PlainRows? plain;
    private TextBlock block = null!;
    private int field;

    public DelimitedRows(RowReader rows, byte separator)
    {
        (this.rows, layout) = (rows, rows.Layout);
        record = new DelimitedRecord(separator, DiagnosticCodes.InvalidPredictionsFile);
        here = () => block.LocationOf(record.StartOf(field));
        cells = new CellText(rows, allowsDecimalComma: separator != (byte)',');
        plain = PlainRows.MayBe(layout) ? new PlainRows(rows, separator) : null;
    }

    /// <summary>Reads a block, and gives it back.</summary>
    public PartFindings Read(TextBlock text)
    {
        var part = rows.Begin();
        block = text;
        try
        {
            text.RequireUtf8(DiagnosticCodes.InvalidPredictionsFile);
            for (var position = text.Start; position < text.Length && !part.IsFull;)
            {
                position = plain?.Read(text, position) ?? position;
                if (position >= text.Length)
                {
                    break;
                }

                position = record.Read(text, position);
                if (record.Count > 1 || !record.IsBlank)
                {
                    ReadRow();
                }
            }
        }
        catch (QualityGateException e)
        {
            part.Errors.AddRange(e.Diagnostics);
            part.IsFatal = true;
        }

        text.Release();
        return part;
    }

    private void ReadRow()
    {
        if (record.Count != layout.Columns && !HasColumns())
        {
            return;
        }

        field = layout.Actual;
        var actual = rows.FindClass(record[field], here);
        var predicted = -1;
        if (layout.Predicted >= 0)
        {
            field = layout.Predicted;
            predicted = rows.FindClass(record[field], here);
            if (predicted < 0)
            {
                return;
            }
        }

        if (actual < 0)
        {
            return;
        }

        if (layout.IsPlain)
        {
            rows.Take(actual, predicted);
            return;
        }

        var errors = rows.Part.Errors.Count;
        field = layout.Count;
        var count = layout.Count < 0 ? 1 : FindCount();
        var judged = count >= 0 && layout.HasRanks ? Judge(actual) : null;
        field = layout.Actual;
        if (rows.Part.Errors.Count == errors)
        {
            rows.Take(actual, predicted, count, judged, here);
        }
    }

    private long FindCount()
    {
        var doubt = rows.Part.Thousands with { IsMixed = rows.Part.Thousands.IsMixed || record.Separator != (byte)',' };
        rows.Part.Thousands = doubt.With(Encoding.UTF8.GetString(record[field]), here);
        return rows.FindCount(record[field], here);
    }

    private Judged? Judge(int actual)
    {
        if (!layout.Scores.IsEmpty)
        {
            for (var index = 0; index < layout.Scores.Length; index++)
            {
                field = layout.Scores[index];
                if (!cells.TryScore(record[field], here, out rows.Scores[index]))
                {
                    return null;
                }
            }

            return Judged.Of(rows.Scores, actual);
        }

        if (layout.ScoreList >= 0)
        {
            field = layout.ScoreList;
            return cells.TryScores(record[field], here) ? Judged.Of(rows.Scores, actual) : null;
        }

        rows.Ranked.Clear();
        if (layout.TopList >= 0)
        {
            field = layout.TopList;
            return cells.TryRanked(record[field], here) ? rows.JudgeRanked(actual, here) : null;
        }

        foreach (var column in layout.Ranked)
        {
            field = column;
            if (rows.FindClass(record[column], here) is not (>= 0 and var index))
            {
                return null;
            }

            rows.Ranked.Add(index);
        }

        return rows.JudgeRanked(actual, here);
    }

    // Fields without a name may have shifted all others. Blank ones at the end are what a separator at the end of a line makes.
    private bool HasColumns()
    {
        if (
            record.Count > layout.Columns
            && Enumerable.Range(layout.Columns, record.Count - layout.Columns).All(extra => record[extra].IsEmpty)
        )
        {
            return true;
        }

        field = 0;
        rows.Error(
            DiagnosticCodes.InvalidPredictionsFile,
            here(),
            string.Create(
                CultureInfo.InvariantCulture,
                $"the line has {record.Count} fields, but the header names {layout.Columns} columns."
            )
                + (
                    record.Count > layout.Columns && record.Separator == (byte)','
                        ? " Where numbers have decimal commas, write points, or semicolons between the values; where lines begin with a "
                            + "number of their own, give it a name in the header."
                        : string.Empty
                )
        );
        return false;
    }
}
