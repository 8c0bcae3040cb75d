using System.Text;
using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.TestData.Matrices;

/// <summary>
/// A confusion matrix as JSON: a list of lists; <c>{"labels": […], "matrix": [[…]]}</c>; or what pandas writes with
/// <c>orient="split"</c>. It is given as the records that the same matrix has in CSV, so that header, index, numbers and orientation are
/// checked alike.
/// </summary>
internal sealed class JsonMatrix : IRecords
{
    private readonly SourceText text;
    private readonly List<(string Text, int Offset)[]> records = [];
    private int current = -1;

    private JsonMatrix(SourceText text) => this.text = text;

    /// <inheritdoc/>
    public int Line => records.Count == 0 ? 1 : LocationOf(0).Line;

    /// <inheritdoc/>
    public int FieldCount => records[current].Length;

    /// <inheritdoc/>
    public string SeparatorHint => string.Empty;

    /// <inheritdoc/>
    public string this[int field] => records[current][field].Text;

    /// <inheritdoc/>
    public bool Read()
    {
        if (current + 1 >= records.Count)
        {
            return false;
        }

        current++;
        return true;
    }

    /// <inheritdoc/>
    public SourceLocation LocationOf(int field) =>
        text.LocationOf(records[Math.Max(0, current)] is { Length: > 0 } record ? record[Math.Min(field, record.Length - 1)].Offset : 0);

    /// <summary>Opens a file.</summary>
    /// <exception cref="QualityGateException">It is not JSON, or no matrix.</exception>
    public static JsonMatrix Open(InputPath path, CancellationToken cancellationToken)
    {
        var source = InputFile.ReadText(path, DataKind.Confusion, cancellationToken);
        var matrix = new JsonMatrix(source);
        var reader = new Utf8JsonReader(source.Content);
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                matrix.records.AddRange(Rows(ref reader, source));
            }
            else
            {
                matrix.ReadObject(ref reader);
            }

            // Text behind the value is a mistake, too.
            reader.Read();
            return matrix;
        }
        catch (JsonException e)
        {
            throw Failure(source, (int)reader.BytesConsumed, $"this is not JSON: {e.Message.Split(" LineNumber:")[0].TrimEnd('.')}");
        }
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        var others = new List<(string Name, OtherNames? Names)>();
        List<(string, int)[]>? rows = null;
        (string, int)[]? labels = null,
            index = null,
            columns = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "matrix" or "data" or "confusion_matrix" or "confusion":
                    rows = Only(rows, Rows(ref reader, text), name, Same);
                    break;
                case "labels" or "classes" or "names" or "categories":
                case "class_names" or "label_names" or "target_names" or "display_labels":
                    labels = Only(labels, Row(ref reader, text), name, Same);
                    break;
                case "index":
                    index = Only(index, Row(ref reader, text), name, Same);
                    break;
                case "columns":
                    columns = Only(columns, Row(ref reader, text), name, Same);
                    break;
                default:
                    others.Add((name!, OtherNames.Read(ref reader)));
                    break;
            }
        }

        foreach (var (name, names) in others)
        {
            if (names is not null && names.MayBeOf(rows?.Count ?? 0) && !names.AreLike(labels ?? index))
            {
                throw Failure(
                    text,
                    names.Offset,
                    $"'{SingleLine.Of(name, longest: 60)}' may be the order of the classes; call it 'labels' if it is, or remove it"
                );
            }
        }

        if (rows is null || (labels is null && (index is null) != (columns is null)))
        {
            throw Failure(
                text,
                0,
                "the object has no confusion matrix that can be read; write a list of lists, {\"labels\": […], \"matrix\": [[…]]}, or "
                    + "what pandas writes with orient=\"split\""
            );
        }

        foreach (var (other, name) in new[] { (index, "index"), (columns, "columns") })
        {
            Only(labels, other ?? labels ?? [], name, Same);
        }

        (index, columns) = (labels ?? index, labels ?? columns);
        if (index is null || columns is null)
        {
            records.AddRange(rows);
            return;
        }

        if (index.Length != rows.Count)
        {
            throw Failure(text, 0, $"{index.Length} names of rows are given, but the matrix has {rows.Count} rows");
        }

        records.Add([(string.Empty, 0), .. columns]);
        records.AddRange(rows.Zip(index, (row, label) => ((string, int)[])[label, .. row]));
    }

    // Several keys must hold the same, for it would be in doubt which counts.
    private T Only<T>(T? before, T now, string name, Func<T, T, bool> areSame)
        where T : class =>
        before is null || areSame(before, now)
            ? now
            : throw Failure(text, 0, $"'{name}' says something else than another key of the same meaning; remove one of them");

    private static bool Same((string Text, int)[] a, (string Text, int)[] b) =>
        a.Select(cell => cell.Text).SequenceEqual(b.Select(cell => cell.Text));

    private static bool Same(List<(string, int)[]> a, List<(string, int)[]> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second));

    private static List<(string, int)[]> Rows(ref Utf8JsonReader reader, SourceText text)
    {
        var rows = new List<(string, int)[]>();
        RequireList(ref reader, text);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(Row(ref reader, text));
        }

        return rows;
    }

    private static (string, int)[] Row(ref Utf8JsonReader reader, SourceText text)
    {
        var row = new List<(string, int)>();
        RequireList(ref reader, text);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            row.Add(
                reader.TokenType switch
                {
                    JsonTokenType.String => (reader.GetString()!, (int)reader.TokenStartIndex),
                    JsonTokenType.Number => (Encoding.UTF8.GetString(reader.ValueSpan), (int)reader.TokenStartIndex),
                    _ => throw Failure(text, (int)reader.TokenStartIndex, "here should be a number or a name"),
                }
            );
        }

        return [.. row];
    }

    private static void RequireList(ref Utf8JsonReader reader, SourceText text)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Failure(text, (int)reader.TokenStartIndex, "here should be a list");
        }
    }

    private static QualityGateException Failure(SourceText text, int offset, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidConfusionFile, text.LocationOf(offset), $"{message}."));
}
