using System.Buffers;
using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// Cuts a UTF-8 stream into blocks of whole records. Carriage returns that stand alone, as old Macintosh programs write them, become line
/// feeds; no place moves by that.
/// </summary>
/// <param name="file">The full path of the file, for places.</param>
/// <param name="stream">The text, without a byte order mark.</param>
/// <param name="code">The code of a file that is not of the form that is expected.</param>
/// <param name="cut">Finds the end of the last whole record.</param>
internal sealed class TextBlocks(string file, Stream stream, string code, RecordCut cut)
{
    private const int UsualBlock = 1 << 20;
    private const int LongestRecord = 4 << 20;

    /// <summary>Reads the blocks; at least one, which is empty where the file is.</summary>
    /// <exception cref="QualityGateException">A record is so long that this is no such file.</exception>
    public IEnumerable<TextBlock> Read(CancellationToken cancellationToken)
    {
        var (buffer, filled, mended, isEnded) = (Rent(UsualBlock), 0, 0, false);
        var (line, column, isFirst) = (1, 1, true);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!isEnded)
            {
                var wanted = buffer.Length - 1 - filled;
                var count = stream.ReadAtLeast(buffer.AsSpan(filled, wanted), wanted, throwOnEndOfStream: false);
                (filled, isEnded) = (filled + count, count < wanted);
            }

            mended = EndLines(buffer, mended, filled, isEnded);
            var end = isEnded ? filled : cut(buffer.AsSpan(0, filled), isFirst);
            if (end == 0 && !isEnded)
            {
                buffer = Grow(buffer, filled, line);
                continue;
            }

            // The rest is carried over, but for the last block, which is all that is left.
            var rest = Rent(UsualBlock + (filled - end));
            buffer.AsSpan(end, filled - end).CopyTo(rest);
            buffer[end] = (byte)'\n';
            var lines = buffer.AsSpan(0, end).Count((byte)'\n');
            var tail = buffer.AsSpan(0, end)[(buffer.AsSpan(0, end).LastIndexOf((byte)'\n') + 1)..];
            var next = (lines > 0 ? 1 : column) + Encoding.UTF8.GetCharCount(tail);
            yield return new TextBlock(file, buffer, end, line, isEnded) { FirstColumn = column };
            (line, column, isFirst) = (line + lines, next, false);
            (buffer, filled, mended) = (rest, filled - end, Math.Max(0, mended - end));
            if (isEnded)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                yield break;
            }
        }
    }

    private static byte[] Rent(int length) => ArrayPool<byte>.Shared.Rent(length + 1);

    private byte[] Grow(byte[] buffer, int filled, int line)
    {
        if (filled > LongestRecord)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    code,
                    new SourceLocation(file, line, 1),
                    $"a record that begins here is longer than {LongestRecord} bytes."
                )
            );
        }

        var larger = Rent(2 * buffer.Length);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    // A return at the end of what has been read may have its line feed still to come.
    private static int EndLines(byte[] buffer, int from, int filled, bool isEnded)
    {
        var last = isEnded ? filled : filled - 1;
        for (var i = from; i < last; i++)
        {
            var next = buffer.AsSpan(i, last - i).IndexOf((byte)'\r');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (i + 1 == filled || buffer[i + 1] != (byte)'\n')
            {
                buffer[i] = (byte)'\n';
            }
        }

        return Math.Max(from, last);
    }
}

/// <summary>Finds where the last whole record of a text ends; 0 where not even the first one does.</summary>
/// <param name="text">A text that begins with a record.</param>
/// <param name="isFirst">Whether it is the beginning of the file.</param>
internal delegate int RecordCut(ReadOnlySpan<byte> text, bool isFirst);
