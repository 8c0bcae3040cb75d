using System.Buffers;
using CsCheck;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Files;

/// <summary>Bytes on their way into a stream, in blocks.</summary>
internal sealed class StreamBufferTests
{
    [Test]
    public void All_bytes_reach_the_stream_in_order_and_no_more_of_them_wait_than_a_block() =>
        Gen.Select(Gen.Int[0, 200_000], Gen.Int[0, 70_000])
            .Array[0, 20]
            .Sample(
                steps =>
                {
                    using var stream = new MemoryStream();
                    var buffer = new StreamBuffer(stream);
                    var expected = new List<byte>();
                    foreach (var (size, unused) in steps)
                    {
                        // More is asked for than is used, as System.Text.Json does.
                        var block = buffer.GetSpan(size + unused);
                        var bytes = Enumerable.Range(expected.Count, size).Select(i => (byte)((i * 31) >> 3)).ToArray();
                        bytes.CopyTo(block);
                        buffer.Advance(size);
                        expected.AddRange(bytes);
                        if (expected.Count - stream.Length > 270_000)
                        {
                            return false;
                        }
                    }

                    buffer.Flush();
                    return stream.ToArray().SequenceEqual(expected);
                },
                iter: Thoroughness.Times(20)
            );

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_537)]
    public void A_block_is_at_least_as_long_as_asked_for_and_never_empty(int asked)
    {
        using var stream = new MemoryStream();
        var block = new StreamBuffer(stream).GetMemory(asked);
        Assert.That(block.Length, Is.GreaterThanOrEqualTo(Math.Max(asked, 1)));
        Assert.That(stream.Length, Is.Zero);
    }

    [Test]
    public void Bytes_that_a_stream_refuses_are_not_offered_again()
    {
        using var full = new MemoryStream(new byte[10]);
        var buffer = new StreamBuffer(full);
        buffer.Write(new byte[11]);
        Assert.That(buffer.Flush, Throws.TypeOf<NotSupportedException>());
        Assert.That(buffer.Flush, Throws.Nothing);
        Assert.That(full.Position, Is.Zero);
    }
}
