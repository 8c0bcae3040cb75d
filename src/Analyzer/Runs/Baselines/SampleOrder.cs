using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace QualityGate.Runs.Baselines;

/// <summary>The order of the true classes of test samples: where it is the same, the samples are taken for the same.</summary>
internal static class SampleOrder
{
    /// <summary>The hash of true classes in the order of their samples, in 32 hexadecimal digits.</summary>
    public static string HashOf(IEnumerable<int> actual)
    {
        int[] sequence =
        [
            .. actual.Select(index =>
                BitConverter.IsLittleEndian ? index : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(index)
            ),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(sequence.AsSpan())))[..32];
    }
}
