using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// Turns the bytes of a text file into UTF-8. UTF-8 and UTF-16 are read, each with or without a byte order mark; UTF-16 without one is
/// known by the zero bytes beside its first characters. Any other encoding is refused at the first byte that shows it: letters that are
/// guessed are labels that are guessed.
/// </summary>
internal static class TextDecoder
{
    private const int LargestUtf16 = 700_000_000;

    /// <summary>
    /// Decodes a file's bytes, which may be changed in place; <paramref name="code"/> is that of a file that is not text.
    /// </summary>
    /// <exception cref="QualityGateException">The bytes are not text in one of these encodings.</exception>
    public static SourceText Decode(string file, byte[] bytes, string code)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, ..] => throw Refusal(
                code,
                new SourceLocation(file, 1, 1),
                "the file is UTF-32; save it as UTF-8"
            ),
            [0xEF, 0xBB, 0xBF, ..] => bytes.AsMemory(3),
            [0xFF, 0xFE, ..] => FromUtf16(file, bytes, start: 2, bigEndian: false, code),
            [0xFE, 0xFF, ..] => FromUtf16(file, bytes, start: 2, bigEndian: true, code),
            [not 0, 0, not 0, 0, ..] => FromUtf16(file, bytes, start: 0, bigEndian: false, code),
            [0, not 0, 0, not 0, ..] => FromUtf16(file, bytes, start: 0, bigEndian: true, code),
            _ => bytes.AsMemory(),
        };
        EndLinesWithLineFeeds(text.Span);
        var source = new SourceText(file, text);
        RefuseOtherEncodings(source, code);
        return source;
    }

    private static Memory<byte> FromUtf16(string file, byte[] bytes, int start, bool bigEndian, string code)
    {
        var whole = (bytes.Length - start) / sizeof(char) * sizeof(char);
        var letters = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(start, whole));
        if (bigEndian == BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(letters, letters);
        }

        if (bytes.Length > LargestUtf16)
        {
            throw Refusal(code, new SourceLocation(file), $"the file is UTF-16 and has more than {LargestUtf16} bytes; save it as UTF-8");
        }

        var text = MemoryMarshal.Cast<ushort, char>(letters);
        var decoded = new byte[Encoding.UTF8.GetByteCount(text)];
        var status = Utf8.FromUtf16(text, decoded, out _, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done && whole == bytes.Length - start)
        {
            return decoded;
        }

        EndLinesWithLineFeeds(decoded.AsSpan(0, written));
        throw Refusal(
            code,
            new SourceText(file, decoded.AsMemory(0, written)).LocationOf(written),
            status == OperationStatus.Done
                ? "the file is UTF-16, but ends in the middle of a character; write it again, as UTF-8"
                : "the file looks like UTF-16, but half a character is missing here; save it as UTF-8"
        );
    }

    // Old Macintosh programs write a carriage return alone. One byte becomes one byte, so that no place moves.
    private static void EndLinesWithLineFeeds(Span<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i..].IndexOf((byte)'\r');
            if (next < 0)
            {
                return;
            }

            i += next;
            if (i + 1 == text.Length || text[i + 1] != (byte)'\n')
            {
                text[i] = (byte)'\n';
            }
        }
    }

    /// <summary>Refuses text that is not UTF-8, or holds zero bytes, at the first byte that shows it.</summary>
    internal static void RefuseOtherEncodings(SourceText source, string code)
    {
        var zero = source.Content.IndexOf((byte)0);
        if (zero >= 0)
        {
            throw Refusal(
                code,
                source.LocationOf(zero),
                "a zero byte stands here, so this is not text, or a damaged file; write it again, as UTF-8"
            );
        }

        if (Utf8.IsValid(source.Content))
        {
            return;
        }

        var bad = FirstInvalid(source.Content);
        throw Refusal(
            code,
            source.LocationOf(bad),
            $"the byte 0x{source.Content[bad]:X2} is not UTF-8, as text in Latin-1 or Windows-1252 has it; "
                + "save the file as UTF-8 (e.g. iconv -f WINDOWS-1252 -t UTF-8)"
        );
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }

    private static QualityGateException Refusal(string code, SourceLocation location, string message) =>
        new(Diagnostic.Error(code, location, $"{message}."));
}
