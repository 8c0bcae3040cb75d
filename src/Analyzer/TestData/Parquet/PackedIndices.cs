using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace QualityGate.TestData.Parquet;

/// <summary>Reads the small numbers of Parquet, levels and indices: runs of one number, and numbers packed bit by bit.</summary>
internal static class PackedIndices
{
    /// <summary>More classes than that there are in no dictionary; and each number lies within eight bytes.</summary>
    public const int MostBits = 32;

    /// <summary>Reads as many numbers as there are places.</summary>
    /// <returns>Whether there are so many.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> source, int bits, Span<int> target)
    {
        if (bits is < 0 or > MostBits)
        {
            return false;
        }

        if (bits == 0)
        {
            target.Clear();
            return true;
        }

        while (target.Length > 0)
        {
            if (!TryHead(ref source, out var head))
            {
                return false;
            }

            // A run counts its numbers, packed numbers stand in groups of eight.
            var isPacked = (head & 1) == 1;
            var numbers = isPacked ? 8L * (head >> 1) : head >> 1;
            var bytes = isPacked ? (long)bits * (head >> 1) : (bits + 7) / 8;
            if (numbers == 0 || bytes > source.Length)
            {
                return false;
            }

            var count = (int)Math.Min(numbers, target.Length);
            if (isPacked)
            {
                Unpack(source[..(int)bytes], bits, target[..count]);
            }
            else
            {
                target[..count].Fill((int)Load(source[..(int)bytes]));
            }

            source = source[(int)bytes..];
            target = target[count..];
        }

        return true;
    }

    private static bool TryHead(ref ReadOnlySpan<byte> source, out uint head)
    {
        head = 0;
        for (var shift = 0; shift < 32 && source.Length > 0; shift += 7)
        {
            var next = source[0];
            source = source[1..];
            head |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(ReadOnlySpan<byte> source, int bits, Span<int> target)
    {
        var mask = ulong.MaxValue >> (64 - bits);
        var bit = 0L;
        for (var i = 0; i < target.Length; i++)
        {
            var rest = source[(int)(bit >> 3)..];
            var word = rest.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(rest) : Load(rest);
            target[i] = (int)((word >> (int)(bit & 7)) & mask);
            bit += bits;
        }
    }

    private static ulong Load(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var i = 0; i < bytes.Length; i++)
        {
            value |= (ulong)bytes[i] << (8 * i);
        }

        return value;
    }
}
