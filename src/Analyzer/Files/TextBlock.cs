using System.Buffers;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>A piece of a UTF-8 text that begins and ends with whole records, and knows where it stands in its file.</summary>
/// <param name="File">The full path of the file.</param>
/// <param name="Buffer">A rented array; behind the text stands one line feed more, which is not part of it.</param>
/// <param name="Length">The number of bytes of text.</param>
/// <param name="FirstLine">The line of the first byte, counted from 1.</param>
/// <param name="IsLast">Whether the file ends with this block.</param>
internal sealed record TextBlock(string File, byte[] Buffer, int Length, int FirstLine, bool IsLast)
{
    /// <summary>The place from which on the block is to be read: behind the header in the first one.</summary>
    public int Start { get; init; }

    /// <summary>The column of the first byte, counted from 1.</summary>
    public int FirstColumn { get; init; } = 1;

    /// <summary>The text, without the line feed behind it.</summary>
    public ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);

    /// <summary>The line and column of a byte of the block.</summary>
    public SourceLocation LocationOf(int offset)
    {
        return InFile(new SourceText(File, Buffer.AsMemory(0, Length)).LocationOf(offset));
    }

    /// <summary>Makes sure that the text is UTF-8 without zero bytes.</summary>
    /// <exception cref="QualityGateException">It is not.</exception>
    public void RequireUtf8(string code)
    {
        try
        {
            TextDecoder.RefuseOtherEncodings(new SourceText(File, Buffer.AsMemory(0, Length)), code);
        }
        catch (QualityGateException e)
        {
            throw new QualityGateException(e.Diagnostics[0] with { Location = InFile(e.Diagnostics[0].Location) }, e);
        }
    }

    private SourceLocation InFile(SourceLocation place) =>
        new(File, place.Line + FirstLine - 1, place.Line == 1 ? place.Column + FirstColumn - 1 : place.Column);

    /// <summary>Gives the array back, when nothing of the block is needed any more.</summary>
    public void Release() => ArrayPool<byte>.Shared.Return(Buffer);
}
