using System.Buffers.Binary;
using QualityGate.Files;

namespace QualityGate.Models.Arrays;

/// <summary>A .npy file.</summary>
internal static class NumpyArray
{
    // The magic string, two bytes of version, and the header's length in two bytes or, since version 2, in four.
    private const int OldPreamble = 10;
    private const int NewPreamble = 12;

    /// <summary>The only array of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a NumPy array.</exception>
    public static StoredArray Open(BinaryInput input, string name)
    {
        var at = 0L;
        var (header, data) = ReadHeader(bytes =>
        {
            input.Read(at, bytes);
            at += bytes.Length;
        });
        return header.Array(name, input.Length - data, use => use((offset, bytes) => input.Read(data + offset, bytes)));
    }

    /// <summary>Reads the header from the beginning of a file, and no byte more.</summary>
    /// <param name="next">Fills a buffer with the bytes that come next.</param>
    /// <returns>The header, and how many bytes lie before the numbers.</returns>
    /// <exception cref="InvalidDataException">The bytes are not those of a NumPy array.</exception>
    public static (NumpyHeader Header, int Length) ReadHeader(NextBytes next)
    {
        Span<byte> preamble = stackalloc byte[NewPreamble];
        next(preamble[..OldPreamble]);
        if (!preamble.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8]))
        {
            throw new InvalidDataException("it does not begin as a NumPy array does");
        }

        var isOld = preamble[6] == 1;
        if (!isOld)
        {
            next(preamble[OldPreamble..]);
        }

        var length = isOld
            ? BinaryPrimitives.ReadUInt16LittleEndian(preamble[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(preamble[8..]);
        if (length is 0 or > NumpyHeader.Longest)
        {
            throw new InvalidDataException($"a NumPy header of {length} bytes is none");
        }

        var header = new byte[length];
        next(header);
        return (NumpyHeader.Parse(header), (isOld ? OldPreamble : NewPreamble) + header.Length);
    }
}

/// <summary>Fills a buffer with the bytes that come next.</summary>
internal delegate void NextBytes(Span<byte> bytes);
