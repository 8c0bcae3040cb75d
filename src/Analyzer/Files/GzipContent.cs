using System.IO.Compression;

namespace QualityGate.Files;

/// <summary>
/// The content of a gzip file, which must be whole. The decompressor takes the end of a file for the end of the content, wherever it is;
/// so a member of our own follows the file, and what it holds must come last.
/// </summary>
internal sealed class GzipContent : Stream
{
    private static readonly byte[] Mark = [.. "\0QualityGate: here the file has been read to its end\0"u8];

    private readonly GZipStream inner;
    private readonly byte[] ahead = new byte[1 << 16];
    private int start;
    private int end;
    private bool isEnded;

    /// <summary>Decompresses a stream.</summary>
    public GzipContent(Stream file) =>
        inner = new GZipStream(new BufferedStream(new TailedStream(file, Compress(Mark)), 1 << 16), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (!isEnded && end - start <= Mark.Length)
        {
            ahead.AsSpan(start..end).CopyTo(ahead);
            (start, end) = (0, end - start);
            var count = inner.ReadAtLeast(ahead.AsSpan(end), ahead.Length - end, throwOnEndOfStream: false);
            (end, isEnded) = (end + count, count < ahead.Length - end);
            if (isEnded && !ahead.AsSpan(start..end).EndsWith(Mark))
            {
                throw new InvalidDataException("the compressed data ends too early");
            }
        }

        var length = Math.Min(buffer.Length, end - start - Mark.Length);
        ahead.AsSpan(start, length).CopyTo(buffer);
        start += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
