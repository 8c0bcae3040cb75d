namespace QualityGate.Files;

/// <summary>A file, and bytes that follow it.</summary>
internal sealed class TailedStream(Stream file, ReadOnlyMemory<byte> tail) : ForwardStream(file)
{
    private int given;

    public override int Read(Span<byte> buffer)
    {
        var count = Source.Read(buffer);
        if (count > 0)
        {
            return count;
        }

        var part = tail.Span[given..];
        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        given += part.Length;
        return part.Length;
    }
}
