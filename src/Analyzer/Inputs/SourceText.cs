using System.Text;

namespace QualityGate.Inputs;

/// <summary>What readers of text files need to say where something stands.</summary>
internal static class SourceText
{
    /// <summary>The text without the byte order mark that some editors put in front.</summary>
    public static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;

    /// <summary>Line and column, in characters from 1, of a byte offset in UTF-8 text.</summary>
    public static (int Line, int Column) Position(ReadOnlySpan<byte> text, int offset)
    {
        var before = text[..Math.Min(offset, text.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
