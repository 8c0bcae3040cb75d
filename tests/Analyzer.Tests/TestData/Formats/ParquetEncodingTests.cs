using System.Text;
using CsCheck;
using QualityGate.TestData.Parquet;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>The encodings within Parquet, by bytes that their specifications give.</summary>
internal sealed class ParquetEncodingTests
{
    // 5 letters as they are, then 3 from 5 back; 'ab' and 8 from 2 back, beyond its own end; 1 from 4 bytes away.
    [TestCase("08 10 68656C6C6F 0A0500", "hellohel")]
    [TestCase("0A 04 6162 1E0200", "ababababab")]
    [TestCase("06 04 6162 01 02", "ababab")]
    [TestCase("05 0C 61626364 03 04000000", "abcda")]
    [TestCase("04 F0 03 61626364", "abcd")]
    [TestCase("00", "")]
    public void Snappy_is_decompressed(string block, string text)
    {
        var (bytes, target) = (Bytes(block), new byte[text.Length]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SnappyBlock.TryDecompress(bytes, target), Is.True);
            Assert.That(Encoding.ASCII.GetString(target), Is.EqualTo(text));
            Assert.That(SnappyBlock.TryDecompress(bytes, new byte[text.Length + 1]), Is.False, "another length");
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.That(SnappyBlock.TryDecompress(bytes.AsSpan(0, length), target), Is.False, $"cut off at {length}");
            }
        }
    }

    [TestCase("08 10 68656C6C6F 0A0600", TestName = "copied from before the beginning")]
    [TestCase("08 10 68656C6C6F 0A0000", TestName = "copied from itself")]
    [TestCase("08 10 68656C6C6F 0E0500", TestName = "copied beyond the end")]
    [TestCase("08 20 68656C6C6F6F6F6F6F", TestName = "letters beyond the end")]
    [TestCase("08 FC FFFFFFFF 68", TestName = "a length that is no length")]
    [TestCase("FFFFFFFFFFFF", TestName = "a whole that is no length")]
    public void Snappy_that_is_damaged_is_refused(string block) =>
        Assert.That(SnappyBlock.TryDecompress(Bytes(block), new byte[8]), Is.False);

    // Runs and groups of eight, as a writer may mix them.
    [Test]
    public void Packed_indices_are_read() =>
        Gen.Select(Gen.Int[1, 31], Gen.Int[1, 40].Array[1, 12], Gen.Int, Gen.Bool)
            .Sample(
                (bits, lengths, seed, beginsPacked) =>
                {
                    var random = new Random(seed);
                    var (values, source) = (new List<int>(), new List<byte>());
                    for (var i = 0; i < lengths.Length; i++)
                    {
                        var isPacked = i % 2 == 0 == beginsPacked;
                        int[] next = isPacked
                            ? [.. Enumerable.Range(0, 8 * lengths[i]).Select(_ => (int)(random.NextInt64() & ((1L << bits) - 1)))]
                            : [.. Enumerable.Repeat((int)(random.NextInt64() & ((1L << bits) - 1)), lengths[i])];
                        source.AddRange(isPacked ? Packed(next, bits) : Run(next, bits));
                        values.AddRange(next);
                    }

                    var read = new int[random.Next(values.Count) + 1];
                    var bytes = source.ToArray();
                    return PackedIndices.TryRead(bytes, bits, read)
                        && read.SequenceEqual(values.Take(read.Length))
                        && !PackedIndices.TryRead(bytes, bits, new int[values.Count + 1]);
                },
                iter: 200
            );

    private static IEnumerable<byte> Run(int[] values, int bits) =>
        Length(values.Length << 1).Concat(BitConverter.GetBytes(values[0]).Take((bits + 7) / 8));

    private static IEnumerable<byte> Packed(int[] values, int bits)
    {
        var packed = new byte[values.Length * bits / 8];
        for (var i = 0; i < values.Length * bits; i++)
        {
            packed[i / 8] |= (byte)(((values[i / bits] >> (i % bits)) & 1) << (i % 8));
        }

        return Length((values.Length / 8 << 1) | 1).Concat(packed);
    }

    private static IEnumerable<byte> Length(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
}
