using System.Text;
using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>Reads the rows of a block of JSON objects.</summary>
internal sealed class JsonRows
{
    private readonly RowReader rows;
    private readonly PredictionLayout layout;
    private readonly string[] names;
    private readonly JsonObjects objects;
    private readonly CellText cells;
    private readonly Func<SourceLocation> here;
    private readonly int[] scoreOf;
    private readonly byte[][] encoded;
    private TextBlock block = null!;
    private int place;
    private int known;

    public JsonRows(RowReader rows, string[] names, bool isList)
    {
        (this.rows, layout, this.names, objects) = (rows, rows.Layout, names, new JsonObjects(isList));
        cells = new CellText(rows, allowsDecimalComma: false);
        here = () => block.LocationOf(place);
        encoded = [.. names.Select(Encoding.UTF8.GetBytes)];
        scoreOf = new int[names.Length];
        Array.Fill(scoreOf, -1);
        foreach (var (index, column) in layout.Scores.Index())
        {
            scoreOf[column] = index;
        }
    }

    /// <summary>Reads a block, and gives it back.</summary>
    public PartFindings Read(TextBlock text)
    {
        var part = rows.Begin();
        block = text;
        try
        {
            text.RequireUtf8(DiagnosticCodes.InvalidPredictionsFile);
            objects.Begin(text);
            while (!part.IsFull && objects.Next())
            {
                ReadObject();
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

    private void ReadObject()
    {
        var reader = objects.Reader();
        var (actual, predicted, count, scores, errors) = (-1, -1, 1L, 0, rows.Part.Errors.Count);
        known = 0;
        rows.Ranked.Clear();
        Span<int> ranks = stackalloc int[Math.Min(layout.Ranked.Length, 64)];
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                place = objects.Start + (int)reader.TokenStartIndex;
                var column = ColumnOf(ref reader);
                reader.Read();
                place = objects.Start + (int)reader.TokenStartIndex;
                if (column < 0)
                {
                    reader.Skip();
                }
                else if (column == layout.Actual)
                {
                    (actual, known) = (ReadClass(ref reader), known + 1);
                }
                else if (column == layout.Predicted)
                {
                    (predicted, known) = (ReadClass(ref reader), known + 1);
                }
                else if (column == layout.Count)
                {
                    (count, known) = (ReadCount(ref reader), known + 1);
                }
                else if (column == layout.ScoreList)
                {
                    (scores, known) = (ReadScores(ref reader), known + 1);
                }
                else if (column == layout.TopList)
                {
                    ReadRanked(ref reader);
                    known++;
                }
                else if (scoreOf[column] >= 0)
                {
                    scores += cells.TryScore(JsonCell.Text(ref reader), here, out rows.Scores[scoreOf[column]]) ? 1 : 0;
                    known++;
                }
                else if (layout.Ranked.IndexOf(column) is >= 0 and < 64 and var rank)
                {
                    (ranks[rank], known) = (ReadClass(ref reader), known + 1);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (JsonException e)
        {
            throw objects.NotJson(e, reader.BytesConsumed);
        }

        place = objects.Start;
        objects.End(reader.BytesConsumed);
        var isComplete = rows.Part.Errors.Count == errors;
        if (isComplete && known != Needed)
        {
            rows.Error(
                DiagnosticCodes.MissingValue,
                here(),
                known < Needed ? "the object lacks a value that the first one has." : "the object has a value twice."
            );
            isComplete = false;
        }

        if (!isComplete)
        {
            return;
        }

        Judged? judged = null;
        if (layout.ScoreList >= 0 || !layout.Scores.IsEmpty)
        {
            judged = cells.HasOneForEachClass(scores, here) ? Judged.Of(rows.Scores, actual) : null;
        }
        else if (layout.HasRanks)
        {
            rows.Ranked.AddRange(ranks);
            judged = rows.JudgeRanked(actual, here);
        }

        if (rows.Part.Errors.Count == errors)
        {
            rows.Take(actual, predicted, count, judged, here);
        }
    }

    private int Needed =>
        1
        + (layout.Predicted >= 0 ? 1 : 0)
        + (layout.Count >= 0 ? 1 : 0)
        + (layout.ScoreList >= 0 || layout.TopList >= 0 ? 1 : 0)
        + layout.Scores.Length
        + layout.Ranked.Length;

    private int ColumnOf(ref Utf8JsonReader reader)
    {
        for (var column = 0; column < encoded.Length; column++)
        {
            if (reader.ValueTextEquals(encoded[column]))
            {
                return column;
            }
        }

        return -1;
    }

    // A number has no mark between thousands; a text in quotes may come from anywhere.
    private long ReadCount(ref Utf8JsonReader reader)
    {
        var isText = reader.TokenType == JsonTokenType.String;
        var text = JsonCell.Text(ref reader);
        if (isText)
        {
            var doubt = rows.Part.Thousands with { IsMixed = true };
            rows.Part.Thousands = doubt.With(Encoding.UTF8.GetString(text), here);
        }

        return rows.FindCount(text, here);
    }

    private int ReadClass(ref Utf8JsonReader reader) => rows.FindClass(JsonCell.Text(ref reader), here);

    private int ReadScores(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return cells.TryScores(JsonCell.Text(ref reader), here) ? rows.Scores.Length : 0;
        }

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            place = objects.Start + (int)reader.TokenStartIndex;
            var text = JsonCell.Text(ref reader);
            if (count < rows.Scores.Length)
            {
                cells.TryScore(text, here, out rows.Scores[count]);
            }

            count++;
        }

        return count;
    }

    private void ReadRanked(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            cells.TryRanked(JsonCell.Text(ref reader), here);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            place = objects.Start + (int)reader.TokenStartIndex;
            rows.Ranked.Add(ReadClass(ref reader));
        }
    }
}
