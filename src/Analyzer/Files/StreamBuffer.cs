using System.Buffers;

namespace QualityGate.Files;

/// <summary>
/// A buffer that passes its bytes on to a stream whenever a block of them is full: one block is held, however many are written.
/// </summary>
/// <param name="stream">The stream, which stays open. It has all bytes after <see cref="Flush"/>.</param>
internal sealed class StreamBuffer(Stream stream) : IBufferWriter<byte>
{
    private const int SmallestBlock = 65536;
    private byte[] block = new byte[SmallestBlock];
    private int filled;

    /// <inheritdoc/>
    public void Advance(int count) => filled += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (block.Length - filled < Math.Max(sizeHint, 1))
        {
            Flush();
            if (block.Length < sizeHint)
            {
                block = new byte[sizeHint];
            }
        }

        return block.AsMemory(filled);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Passes the bytes of the last block on.</summary>
    public void Flush()
    {
        // Bytes that a stream has refused are not offered to it a second time.
        var count = filled;
        filled = 0;
        stream.Write(block, 0, count);
    }
}
