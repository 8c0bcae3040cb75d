namespace QualityGate.Files;

/// <summary>Bytes that have been looked at already, and the rest of the stream that they came from.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream(rest)
{
    private int given;

    public override int Read(Span<byte> buffer)
    {
        var part = head.Span[given..];
        if (part.IsEmpty)
        {
            return Source.Read(buffer);
        }

        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        given += part.Length;
        return part.Length;
    }
}
