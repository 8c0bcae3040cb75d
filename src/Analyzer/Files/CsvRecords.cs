using System.Buffers;
using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// Reads comma-separated values (RFC 4180), or such with another separator, record by record, and knows where in the file each field
/// stands. A field that begins with a quote ends with one, and may hold separators, line breaks and doubled quotes.
/// </summary>
internal sealed class CsvRecords : IRecords
{
    /// <summary>The longest record that is read, in bytes: a row of 800,000 counts fits; a file that is not CSV ends here.</summary>
    private const int LongestRecord = 4 << 20;

    private readonly SourceText text;
    private readonly string code;
    private readonly CancellationToken cancellationToken;
    private readonly List<Range> fields = [];
    private SearchValues<byte> endsOfFields = SearchValues.Create(",\n"u8);
    private int start;
    private int end;

    private CsvRecords(SourceText text, string code, CancellationToken cancellationToken)
    {
        this.text = text;
        this.code = code;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="QualityGateException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped; reading records throws it, too.</exception>
    public static CsvRecords Open(InputPath path, DataKind kind, CancellationToken cancellationToken) =>
        new(InputFile.ReadText(path, kind, cancellationToken), kind.InvalidCode, cancellationToken);

    /// <summary>
    /// Opens a file of which the first record is known to have some number of fields: the separator is the one by which it has, of tabs,
    /// semicolons, bars and commas in this order; the comma where none does.
    /// </summary>
    /// <exception cref="QualityGateException">It cannot be read.</exception>
    public static CsvRecords Open(InputPath path, DataKind kind, Func<int, bool> isFields, CancellationToken cancellationToken)
    {
        var records = Open(path, kind, cancellationToken);
        var first = SeparatorLine.Of(records.text.Content, out var only);
        foreach (var separator in first > 0 ? [only] : "\t;|,"u8)
        {
            (records.Separator, records.end) = (separator, first);
            records.endsOfFields = SearchValues.Create([separator, (byte)'\n']);
            if (records.Begins() && isFields(records.FieldCount))
            {
                break;
            }
        }

        records.end = first;
        return records;
    }

    /// <summary>The byte between two fields.</summary>
    public byte Separator { get; private set; } = (byte)',';

    /// <summary>The line, counted from 1, in which the current record begins.</summary>
    public int Line { get; private set; }

    /// <summary>The number of fields of the current record.</summary>
    public int FieldCount => fields.Count;

    /// <summary>A field of the current record, without blanks around it.</summary>
    public string this[int field]
    {
        get
        {
            var raw = text.Content[fields[field]];
            return raw is [(byte)'"', ..] && raw.TrimEnd(" \t\r"u8) is [_, .. var quoted, _]
                ? Encoding.UTF8.GetString(quoted).Replace("\"\"", "\"", StringComparison.Ordinal).Trim()
                : Encoding.UTF8.GetString(raw).Trim();
        }
    }

    /// <summary>The advice for a current record that is separated by something else than commas; empty where it is not.</summary>
    public string SeparatorHint =>
        FieldCount != 1
            ? string.Empty
            : this[0].FirstOrDefault(letter => letter is ';' or '\t' or '|' or ' ') switch
            {
                ';' => SeparatedBy("semicolons"),
                '\t' => SeparatedBy("tabs"),
                '|' => SeparatedBy("bars"),
                ' ' => SeparatedBy("blanks"),
                _ => string.Empty,
            };

    /// <summary>Goes to the next record that is not blank.</summary>
    /// <exception cref="QualityGateException">It is not CSV.</exception>
    public bool Read()
    {
        while (end < text.Content.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            start = end;
            ReadRecord();
            if (!IsBlank(text.Content[start..end]))
            {
                Line = text.LocationOf(start).Line;
                return true;
            }
        }

        fields.Clear();
        return false;
    }

    /// <summary>The place where a field of the current record begins.</summary>
    public SourceLocation LocationOf(int field) => text.LocationOf(fields[field].Start.Value);

    private static string SeparatedBy(string what) => $" Its values are separated by {what}; write commas between them.";

    private static bool IsBlank(ReadOnlySpan<byte> record) => record.TrimStart(" \t\r\n"u8).IsEmpty;

    private void ReadRecord()
    {
        fields.Clear();
        var isEnded = false;
        while (!isEnded)
        {
            var fieldEnd = end < text.Content.Length && text.Content[end] == (byte)'"' ? EndOfQuoted(end) : EndOfPlain(end);
            var isLast = fieldEnd == text.Content.Length || text.Content[fieldEnd] == (byte)'\n';
            var hasReturn = isLast && fieldEnd > end && text.Content[fieldEnd - 1] == (byte)'\r';
            fields.Add(end..(hasReturn ? fieldEnd - 1 : fieldEnd));
            end = Math.Min(fieldEnd + 1, text.Content.Length);
            isEnded = isLast;
            if (end - start > LongestRecord)
            {
                throw NotCsv(start, $"a record is longer than {LongestRecord} bytes");
            }
        }
    }

    // False where another separator than this one stands behind the closing quote of a field.
    private bool Begins()
    {
        try
        {
            return Read();
        }
        catch (QualityGateException) when (Separator != (byte)',')
        {
            return false;
        }
    }

    private int EndOfPlain(int from)
    {
        var length = text.Content[from..].IndexOfAny(endsOfFields);
        return length < 0 ? text.Content.Length : from + length;
    }

    // Text between the closing quote and the end of the field is neither inside nor outside.
    private int EndOfQuoted(int from)
    {
        for (var position = from + 1; ; position += 2)
        {
            var length = text.Content[position..].IndexOf((byte)'"');
            if (length < 0)
            {
                throw NotCsv(from, "a quote is opened here and not closed");
            }

            position += length;
            if (position + 1 < text.Content.Length && text.Content[position + 1] == (byte)'"')
            {
                continue;
            }

            var fieldEnd = EndOfPlain(position + 1);
            return text.Content[(position + 1)..fieldEnd].Trim(" \t\r"u8).IsEmpty
                ? fieldEnd
                : throw NotCsv(
                    position + 1,
                    "text follows a closing quote; write a comma between them, or double the quotes inside of the field"
                );
        }
    }

    private QualityGateException NotCsv(int offset, string reason) =>
        new(Diagnostic.Error(code, text.LocationOf(offset), $"this is not CSV: {reason}."));
}
