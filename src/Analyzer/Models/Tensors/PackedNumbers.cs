namespace QualityGate.Models.Tensors;

/// <summary>Numbers that lie one after another in bytes.</summary>
internal static class PackedNumbers
{
    private const int ChunkElements = 64 * 1024;

    /// <summary>Decodes numbers piece by piece, the first bytes first.</summary>
    public static double[] Read(long count, ElementType type, ReadBytes read)
    {
        var values = new double[count];
        var buffer = new byte[type.Bytes(Math.Min(count, ChunkElements))];
        for (long start = 0; start < count; start += ChunkElements)
        {
            var elements = (int)Math.Min(ChunkElements, count - start);
            var bytes = buffer.AsSpan(0, (int)type.Bytes(elements));
            read(type.Bytes(start), bytes);
            for (var i = 0; i < elements; i++)
            {
                values[start + i] = type.Decode(bytes, i);
            }
        }

        return values;
    }
}

/// <summary>Fills a buffer with the bytes from a place on.</summary>
internal delegate void ReadBytes(long offset, Span<byte> bytes);

/// <summary>Opens bytes for a function that reads numbers out of them, and closes them when it is done.</summary>
internal delegate double[] OpenBytes(Func<ReadBytes, double[]> use);
