using System.Buffers.Binary;

namespace QualityGate.TestData.Parquet;

/// <summary>Decompresses Snappy, by which most writers of Parquet compress pages.</summary>
internal static class SnappyBlock
{
    /// <summary>Decompresses a block.</summary>
    /// <param name="source">The block, which begins with the length of what it holds.</param>
    /// <param name="target">The place for exactly that.</param>
    /// <returns>Whether the block is whole and fills the place.</returns>
    public static bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (!TryLength(ref source, out var length) || length != (uint)target.Length)
        {
            return false;
        }

        var written = 0;
        while (source.Length > 0)
        {
            int tag = source[0];
            source = source[1..];
            if ((tag & 3) == 0)
            {
                if (!TryLiteralLength(ref source, tag >> 2, out var count) || count > source.Length || count > target.Length - written)
                {
                    return false;
                }

                source[..count].CopyTo(target[written..]);
                source = source[count..];
                written += count;
            }
            else if (TryCopy(ref source, tag, out var offset, out var count) && offset <= written && count <= target.Length - written)
            {
                Repeat(target, written, offset, count);
                written += count;
            }
            else
            {
                return false;
            }
        }

        return written == target.Length;
    }

    private static bool TryLength(ref ReadOnlySpan<byte> source, out uint length)
    {
        length = 0;
        for (var shift = 0; shift < 32 && source.Length > 0; shift += 7)
        {
            var next = source[0];
            source = source[1..];
            length |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    // Up to 60 bytes the length stands in the tag, else in one to four bytes behind it.
    private static bool TryLiteralLength(ref ReadOnlySpan<byte> source, int code, out int count)
    {
        count = code + 1;
        if (code < 60)
        {
            return true;
        }

        var bytes = code - 59;
        if (source.Length < bytes)
        {
            return false;
        }

        var length = 0u;
        for (var i = 0; i < bytes; i++)
        {
            length |= (uint)source[i] << (8 * i);
        }

        source = source[bytes..];
        count = (int)Math.Min(length, int.MaxValue - 1u) + 1;
        return true;
    }

    private static bool TryCopy(ref ReadOnlySpan<byte> source, int tag, out int offset, out int count)
    {
        (offset, count) = (0, (tag >> 2) + 1);
        var bytes = (tag & 3) switch
        {
            1 => 1,
            2 => 2,
            _ => 4,
        };
        if (source.Length < bytes)
        {
            return false;
        }

        switch (bytes)
        {
            case 1:
                (offset, count) = (((tag >> 5) << 8) | source[0], ((tag >> 2) & 7) + 4);
                break;
            case 2:
                offset = BinaryPrimitives.ReadUInt16LittleEndian(source);
                break;
            default:
                offset = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(source), int.MaxValue);
                break;
        }

        source = source[bytes..];
        return offset > 0;
    }

    // The repeated bytes may reach into those that are being written.
    private static void Repeat(Span<byte> target, int written, int offset, int count)
    {
        while (count > 0)
        {
            var step = Math.Min(count, offset);
            target.Slice(written - offset, step).CopyTo(target[written..]);
            (written, count, offset) = (written + step, count - step, offset + step);
        }
    }
}
