using System.Buffers;

namespace QualityGate.Files;

/// <summary>
/// The bytes on their way into a stream: one block of them is held, however many are written.
/// </summary>
/// <param name="stream">The stream, which stays open. It has all bytes as soon as their block is full or another is asked for.</param>
internal sealed class StreamBuffer(Stream stream) : IBufferWriter<byte>
{
    private const int SmallestBlock = 65536;
    private byte[] block = [];

    /// <inheritdoc/>
    public void Advance(int count) => stream.Write(block, 0, count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (block.Length < Math.Max(sizeHint, 1))
        {
            block = new byte[Math.Max(sizeHint, SmallestBlock)];
        }

        return block;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
