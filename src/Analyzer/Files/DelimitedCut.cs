namespace QualityGate.Files;

/// <summary>Finds the end of the last whole record of a text with values between separators.</summary>
internal sealed class DelimitedCut
{
    /// <summary>The byte between two fields; null as long as the header has not been read.</summary>
    public byte? Separator { get; set; }

    /// <summary>The end; see <see cref="RecordCut"/>.</summary>
    public int Find(ReadOnlySpan<byte> text, bool isFirst)
    {
        if (!text.Contains((byte)'"'))
        {
            return text.LastIndexOf((byte)'\n') + 1;
        }

        // A line feed between quotes ends no record.
        var (from, end) = (0, 0);
        while (true)
        {
            var length = text[from..].IndexOf((byte)'"');
            var quote = length < 0 ? text.Length : from + length;
            end = text[from..quote].LastIndexOf((byte)'\n') is >= 0 and var feed ? from + feed + 1 : end;
            if (length < 0)
            {
                return end;
            }

            from = quote + 1;
            if (quote > 0 && !BeginsField(text[quote - 1]))
            {
                continue;
            }

            from = EndOfQuoted(text, from);
            if (from < 0)
            {
                return end;
            }
        }
    }

    private bool BeginsField(byte before) =>
        before == (byte)'\n' || (Separator is { } known ? before == known : before is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|');

    // The place behind the closing quote; −1 where there is none, or it is the last byte, so that another one may follow.
    private static int EndOfQuoted(ReadOnlySpan<byte> text, int from)
    {
        while (true)
        {
            var length = text[from..].IndexOf((byte)'"');
            if (length < 0 || from + length + 1 >= text.Length)
            {
                return -1;
            }

            from += length + 1;
            if (text[from] != (byte)'"')
            {
                return from;
            }

            from++;
        }
    }
}
