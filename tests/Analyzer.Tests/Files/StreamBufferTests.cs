using System.Buffers;
using CsCheck;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Files;

/// <summary>Bytes on their way into a stream, in blocks.</summary>
internal sealed class StreamBufferTests
{
    [Test]
    public void All_bytes_reach_the_stream_in_order_and_no_more_of_them_wait_than_a_block() =>
        Gen.Int[1, 200_000]
            .Array[0, 20]
            .Sample(
                sizes =>
                {
                    using var stream = new MemoryStream();
                    var buffer = new StreamBuffer(stream);
                    var expected = new List<byte>();
                    foreach (var size in sizes)
                    {
                        var bytes = Enumerable.Range(expected.Count, size).Select(i => (byte)(i * 31 >> 3)).ToArray();
                        bytes.CopyTo(buffer.GetSpan(size));
                        buffer.Advance(size);
                        expected.AddRange(bytes);
                        if (stream.Length != expected.Count)
                        {
                            return false;
                        }
                    }

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

    // As System.Text.Json writes what doesn't fit into a block.
    [Test]
    public void A_stream_that_takes_no_more_is_an_error_of_the_stream()
    {
        using var full = new MemoryStream(new byte[10]);
        var buffer = new StreamBuffer(full);
        Assert.That(() => buffer.Write(new byte[11]), Throws.TypeOf<NotSupportedException>());
    }
}
