using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace QualityGate.TestData;

/// <summary>Classes by the bytes of their names, as readers of files have them, so that looking one up makes no string.</summary>
internal sealed class EncodedNames
{
    private const ulong Mix = 0x9E3779B97F4A7C15;

    // Open addressing; at least half of the slots are free.
    private readonly byte[]?[] names;
    private readonly int[] classes;

    /// <summary>Takes names. Those with a blank at an end or a quote before them are left out: files write them otherwise.</summary>
    /// <param name="known">The class of each name.</param>
    /// <param name="encoding">The encoding in which names are looked up.</param>
    public EncodedNames(IReadOnlyCollection<KeyValuePair<string, int>> known, Encoding encoding)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * known.Count) + 1);
        (names, classes) = (new byte[slots][], new int[slots]);
        foreach (var (name, index) in known)
        {
            if (name is ['"' or <= ' ', ..] or [.., <= ' '])
            {
                continue;
            }

            var text = encoding.GetBytes(name);
            var slot = SlotOf(text);
            while (names[slot] is not null)
            {
                slot = (slot + 1) & (slots - 1);
            }

            (names[slot], classes[slot]) = (text, index);
        }
    }

    /// <summary>The class of a name; −1 where there is none.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var slot = SlotOf(name); names[slot] is { } known; slot = (slot + 1) & (names.Length - 1))
        {
            if (name.SequenceEqual(known))
            {
                return classes[slot];
            }
        }

        return -1;
    }

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length;
        while (name.Length >= sizeof(ulong))
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * Mix;
            name = name[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var letter in name)
        {
            rest = (rest << 8) | letter;
        }

        hash = (BitOperations.RotateLeft(hash, 23) ^ rest) * Mix;
        return (int)(hash >> 32) & (names.Length - 1);
    }
}
