using System.Buffers;

namespace QualityGate.Files;

/// <summary>Finds the end of the last whole object in a text of JSON objects: in one list, or one after another.</summary>
/// <param name="isList">Whether they stand in a list.</param>
internal sealed class JsonCut(bool isList)
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    /// <summary>The end; see <see cref="RecordCut"/>.</summary>
    public int Find(ReadOnlySpan<byte> text, bool isFirst)
    {
        var (depth, end, position) = (isList && !isFirst ? 1 : 0, 0, 0);
        var objects = isList ? 1 : 0;
        while (text[position..].IndexOfAny(Marks) is >= 0 and var length)
        {
            position += length;
            switch (text[position])
            {
                case (byte)'"':
                    position = EndOfString(text, position + 1);
                    if (position < 0)
                    {
                        return end;
                    }

                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    end = depth == objects ? position + 1 : end;
                    break;
            }

            position++;
        }

        return end;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int from)
    {
        while (text[from..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var length)
        {
            from += length;
            if (text[from] == (byte)'"')
            {
                return from + 1;
            }

            from += 2;
            if (from > text.Length)
            {
                return -1;
            }
        }

        return -1;
    }
}
