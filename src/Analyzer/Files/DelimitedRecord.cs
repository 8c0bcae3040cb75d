using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// A record of values between separators (RFC 4180, with any separator) in a block of text. A field that begins with a quote ends with
/// one, and may hold separators, line breaks and doubled quotes.
/// </summary>
/// <param name="separator">The byte between two fields.</param>
/// <param name="code">The code of a file that is not of this form.</param>
internal sealed class DelimitedRecord(byte separator, string code)
{
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private TextBlock block = null!;

    /// <summary>The byte between two fields.</summary>
    public byte Separator => separator;

    /// <summary>The number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the record that begins at a place, and says where the next one does.</summary>
    /// <exception cref="QualityGateException">It is not of this form.</exception>
    public int Read(TextBlock text, int position)
    {
        (block, Count) = (text, 0);
        var bytes = text.Buffer;
        while (true)
        {
            var end = bytes[position] == (byte)'"' ? EndOfQuoted(position) : EndOfPlain(bytes, position);
            if (Count == starts.Length)
            {
                Array.Resize(ref starts, 2 * Count);
                Array.Resize(ref ends, 2 * Count);
            }

            (starts[Count], ends[Count]) = (position, end);
            Count++;
            position = end + 1;
            if (bytes[end] == (byte)'\n')
            {
                return Math.Min(position, text.Length);
            }
        }
    }

    /// <summary>True when there is nothing but blanks.</summary>
    public bool IsBlank => block.Buffer.AsSpan(starts[0]..ends[Count - 1]).IndexOfAnyExcept(" \t\r"u8) < 0;

    /// <summary>A field in UTF-8, without blanks around it and without its quotes.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            ReadOnlySpan<byte> text = block.Buffer.AsSpan(starts[field]..ends[field]);
            if (!text.IsEmpty && (text[^1] <= ' ' || text[0] <= ' '))
            {
                text = text.Trim(" \t\r"u8);
            }

            return text is [(byte)'"', .. var inside, (byte)'"'] && block.Buffer[starts[field]] == (byte)'"' ? Unquoted(inside) : text;
        }
    }

    /// <summary>The offset at which a field begins.</summary>
    public int StartOf(int field) => starts[field];

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> inside) =>
        inside.Contains((byte)'"')
            ? System.Text.Encoding.UTF8.GetBytes(
                System.Text.Encoding.UTF8.GetString(inside).Replace("\"\"", "\"", StringComparison.Ordinal).Trim()
            )
            : inside.Trim(" \t\r\n"u8);

    private int EndOfPlain(byte[] bytes, int position)
    {
        while (bytes[position] != separator && bytes[position] != (byte)'\n')
        {
            position++;
        }

        return position;
    }

    // Text between the closing quote and the end of the field is neither inside nor outside.
    private int EndOfQuoted(int from)
    {
        var text = block.Text;
        for (var position = from + 1; ; position += 2)
        {
            var length = position > text.Length ? -1 : text[position..].IndexOf((byte)'"');
            if (length < 0)
            {
                throw NotCsv(from, "a quote is opened here and not closed");
            }

            position += length;
            if (position + 1 < text.Length && text[position + 1] == (byte)'"')
            {
                continue;
            }

            var end = EndOfPlain(block.Buffer, position + 1);
            return block.Buffer.AsSpan((position + 1)..end).IndexOfAnyExcept(" \t\r"u8) < 0
                ? end
                : throw NotCsv(
                    position + 1,
                    "text follows a closing quote; write a comma between them, or double the quotes inside of the field"
                );
        }
    }

    private QualityGateException NotCsv(int offset, string reason) =>
        new(Diagnostic.Error(code, block.LocationOf(offset), $"this is not CSV: {reason}."));
}
