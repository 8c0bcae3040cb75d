using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Parquet;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Rows;

namespace QualityGate.TestData.Parquet;

/// <summary>Reads the rows of a row group of Parquet.</summary>
internal sealed class ParquetRows
{
    private readonly RowReader rows;
    private readonly PredictionLayout layout;
    private readonly ParquetReader reader;
    private readonly InputPath path;
    private readonly ParquetClasses classes;
    private readonly ParquetIndices indices;
    private readonly ParquetColumn[] columns;
    private readonly Func<SourceLocation> here;
    private long row;

    public ParquetRows(RowReader rows, ParquetReader reader, SafeFileHandle file, InputPath path)
    {
        (this.rows, layout, this.reader, this.path) = (rows, rows.Layout, reader, path);
        classes = new ParquetClasses(rows.Classes);
        indices = new ParquetIndices(file, classes);
        columns = [.. Enumerable.Range(0, layout.Columns).Select(_ => new ParquetColumn())];
        here = () => new SourceLocation(path.FullPath, (int)Math.Min(row, int.MaxValue));
    }

    /// <summary>Reads a row group.</summary>
    public PartFindings Read((int Index, long FirstRow) group)
    {
        var part = rows.Begin();
        using var source = reader.OpenRowGroupReader(group.Index);
        LoadClasses(source, layout.Actual);
        LoadClasses(source, layout.Predicted);
        LoadClasses(source, layout.TopList);
        LoadNumbers(source, layout.Count);
        LoadNumbers(source, layout.ScoreList);
        foreach (var column in layout.Ranked)
        {
            LoadClasses(source, column);
        }

        foreach (var column in layout.Scores)
        {
            LoadNumbers(source, column);
        }

        if (rows.Table is { IsEmpty: false } table && IsPlain(source))
        {
            Count(table);
            return part;
        }

        for (var i = 0L; i < source.RowCount && !part.IsFull; i++)
        {
            row = group.FirstRow + i;
            ReadRow();
        }

        return part;
    }

    private bool IsPlain(ParquetRowGroupReader source) =>
        PlainRows.MayBe(layout)
        && columns[layout.Actual] is { IsPlain: true } actual
        && columns[layout.Predicted] is { IsPlain: true } predicted
        && actual.Count == source.RowCount
        && predicted.Count == source.RowCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(Span<long> table)
    {
        var (count, classes) = (columns[layout.Actual].Count, rows.Classes.Count);
        var actual = columns[layout.Actual].Classes.AsSpan(0, count);
        var predicted = columns[layout.Predicted].Classes.AsSpan(0, count);
        for (var value = 0; value < actual.Length; value++)
        {
            table[(actual[value] * classes) + predicted[value]]++;
        }

        rows.TakeCounted(count);
    }

    private void LoadClasses(ParquetRowGroupReader source, int column)
    {
        if (column >= 0)
        {
            columns[column].ReadClasses(source, ParquetField.Of(reader.Schema, column, path), classes, indices);
            rows.Part.HasIndices |= columns[column].HasIndices;
        }
    }

    private void LoadNumbers(ParquetRowGroupReader source, int column)
    {
        if (column >= 0)
        {
            columns[column].ReadNumbers(source, ParquetField.Of(reader.Schema, column, path));
        }
    }

    private void ReadRow()
    {
        var actual = NextClass(layout.Actual);
        var predicted = layout.Predicted >= 0 ? NextClass(layout.Predicted) : -1;
        var hasClasses = actual >= 0 && (layout.Predicted < 0 || predicted >= 0);
        if (layout.IsPlain)
        {
            if (hasClasses)
            {
                rows.Take(actual, predicted);
            }

            return;
        }

        var errors = rows.Part.Errors.Count;
        var count = layout.Count >= 0 ? NextCount() : 1;
        var judged = layout.HasRanks ? Judge(Math.Max(0, actual)) : null;
        if (hasClasses && rows.Part.Errors.Count == errors)
        {
            rows.Take(actual, predicted, count, judged, here);
        }
    }

    private int NextClass(int column)
    {
        var data = columns[column];
        if (!data.IsThere(data.Entry++))
        {
            rows.Error(DiagnosticCodes.MissingValue, here(), $"there is no class here: the value of '{NameOf(column)}' is null.");
            return -1;
        }

        return ClassOf(data, data.Value++);
    }

    private double? NextNumber(int column)
    {
        var data = columns[column];
        return data.IsThere(data.Entry++) ? data.Numbers[data.Value++] : null;
    }

    private long NextCount()
    {
        // The text 12.000 may be twelve thousand.
        if (columns[layout.Count] is var data && data.TextOf(data.Value) is { Length: > 0 } marked)
        {
            rows.Part.Thousands = (rows.Part.Thousands with { IsMixed = true }).With(marked, here);
        }

        return rows.FindCount(
            Encoding.UTF8.GetBytes(NextNumber(layout.Count)?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty),
            here
        );
    }

    private Judged? Judge(int actual)
    {
        if (!layout.Ranked.IsEmpty || layout.TopList >= 0)
        {
            rows.Ranked.Clear();
            foreach (var column in layout.Ranked)
            {
                rows.Ranked.Add(NextClass(column));
            }

            return layout.TopList >= 0 && !TakeList(layout.TopList, (data, value) => rows.Ranked.Add(ClassOf(data, value))) ? null
                : rows.Ranked.Contains(-1) ? null
                : rows.JudgeRanked(actual, here);
        }

        var count = 0;
        var isComplete = true;
        foreach (var column in layout.Scores)
        {
            isComplete &= TakeScore(NextNumber(column), count++);
        }

        isComplete &=
            layout.ScoreList < 0 || TakeList(layout.ScoreList, (data, value) => isComplete &= TakeScore(data.Numbers[value], count++));
        if (isComplete && count != rows.Classes.Count)
        {
            rows.Error(DiagnosticCodes.InvalidScores, here(), $"there are {count} scores, but the model has {rows.Classes.Count} classes.");
        }

        return isComplete && count == rows.Classes.Count ? Judged.Of(rows.Scores, actual) : null;
    }

    private int ClassOf(ParquetColumn data, int value) =>
        data.Classes[value] is >= 0 and var found ? found : rows.FindClass(data.TextOf(value), here);

    private bool TakeScore(double? score, int index)
    {
        if (score is not { } known)
        {
            rows.Error(DiagnosticCodes.MissingValue, here(), "a score is null.");
            return false;
        }

        if (index < rows.Scores.Length)
        {
            rows.Scores[index] = known;
        }

        return rows.IsScore(known, here);
    }

    // Takes the elements of the row's list; false where it or one of them is null, and an error has been said.
    private bool TakeList(int column, Action<ParquetColumn, int> take)
    {
        var data = columns[column];
        var isWhole = true;
        do
        {
            if (data.IsThere(data.Entry++))
            {
                take(data, data.Value++);
            }
            else
            {
                isWhole = false;
            }
        } while (data.Entry < data.Count && !data.BeginsRow(data.Entry));

        if (!isWhole)
        {
            rows.Error(DiagnosticCodes.MissingValue, here(), $"the list in '{NameOf(column)}' is empty or null, or has a null in it.");
        }

        return isWhole;
    }

    private string NameOf(int column) => reader.Schema.Fields[column].Name;
}
