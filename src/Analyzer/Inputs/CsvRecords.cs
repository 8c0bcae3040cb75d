using System.Text;
using QualityGate.Diagnostics;
using Sylvan.Data.Csv;

namespace QualityGate.Inputs;

/// <summary>Reads comma-separated values record by record, and knows where in the file each field stands.</summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>The longest record that is read: a row of 100,000 numbers fits; a file that is not CSV ends here.</summary>
    private const int LongestRecord = 4 << 20;

    // The library takes lines that begin with # for comments unless told otherwise; here a line left out is a line not measured.
    private const char NoComment = '\uFFFF';

    private readonly InputPath path;
    private readonly string code;
    private readonly CsvDataReader reader;
    private int nextLine = 1;

    /// <summary>Opens the text of a file; <paramref name="code"/> is the diagnostic for text that is not CSV.</summary>
    public CsvRecords(InputPath path, byte[] bytes, string code)
    {
        this.path = path;
        this.code = code;
        reader = Guard(() => CsvDataReader.Create(
            new StreamReader(new MemoryStream(bytes), Encoding.UTF8),
            new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', Comment = NoComment, MaxBufferSize = LongestRecord }));
    }

    /// <summary>The line, counted from 1, in which the current record begins.</summary>
    public int Line { get; private set; }

    /// <summary>The number of fields of the current record.</summary>
    public int FieldCount => reader.RowFieldCount;

    /// <summary>A field of the current record, without blanks around it.</summary>
    public string this[int field] => reader.GetString(field).Trim();

    /// <summary>What to do where the current record is separated by something else than commas; empty where it is not.</summary>
    public string SeparatorHint => FieldCount != 1 ? string.Empty : this[0].FirstOrDefault(letter => letter is ';' or '\t' or '|') switch
    {
        ';' => SeparatedBy("semicolons"),
        '\t' => SeparatedBy("tabs"),
        '|' => SeparatedBy("bars"),
        _ => string.Empty,
    };

    /// <summary>Goes to the next record that is not blank.</summary>
    public bool Read()
    {
        while (Guard(reader.Read))
        {
            Line = nextLine;
            nextLine += reader.GetRawRecordSpan().Count('\n');
            if (!reader.GetRawRecordSpan().IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a field of the current record begins; with a line break in quotes before it, where the record does.</summary>
    public SourceLocation LocationOf(int field)
    {
        var raw = reader.GetRawRecordSpan();
        var (position, quoted) = (0, false);
        for (var left = field; position < raw.Length && left > 0; position++)
        {
            quoted ^= raw[position] == '"';
            left -= !quoted && raw[position] == ',' ? 1 : 0;
        }

        return new SourceLocation(path.FullPath, Line, raw[..position].Contains('\n') ? 1 : position + 1);
    }

    public void Dispose() => reader.Dispose();

    private static string SeparatedBy(string what) => $" Its values are separated by {what}; write commas between them.";

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CsvFormatException or FormatException or NotSupportedException or ArgumentException)
        {
            throw new QualityGateException(
                Diagnostic.Error(code, new SourceLocation(path.FullPath, nextLine), $"this is not CSV: {e.Message}"), e);
        }
    }
}
