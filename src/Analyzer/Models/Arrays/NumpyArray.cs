using System.Buffers.Binary;
using QualityGate.Inputs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>A .npy file.</summary>
internal static class NumpyArray
{
    /// <summary>The bytes before the header: the magic string, two bytes of version, and the header's length in two or four.</summary>
    public const int PreambleLength = 12;

    /// <summary>The only array of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a plain array of numbers.</exception>
    public static IReadOnlyList<Tensor> Open(BinaryInput input, string name)
    {
        var (start, length) = Header(input.Head(PreambleLength));
        var header = NumpyHeader.Parse(input.Read(start, length));
        var data = start + length;
        return [header.Array(name, input.Length - data, (offset, bytes) => input.Read(data + offset, bytes))];
    }

    /// <summary>Where the header lies.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those of a NumPy array.</exception>
    public static (int Start, int Length) Header(ReadOnlySpan<byte> preamble)
    {
        if (preamble.Length < PreambleLength || !preamble.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8]))
        {
            throw new InvalidDataException("it does not begin as a NumPy array does");
        }

        var isOld = preamble[6] == 1;
        var length = isOld ? BinaryPrimitives.ReadUInt16LittleEndian(preamble[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(preamble[8..]);
        return length <= NumpyHeader.Longest ? (isOld ? 10 : 12, (int)length) : throw new InvalidDataException($"its NumPy header of {length} bytes is too long");
    }
}
