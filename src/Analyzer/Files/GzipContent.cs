using System.IO.Compression;

namespace QualityGate.Files;

/// <summary>
/// The content of a gzip file, which must be whole. The decompressor takes the end of a file for the end of the content, wherever it is;
/// so a member of our own follows the file, and what it holds must come last.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private static readonly byte[] Mark = [.. "\0QualityGate: here the file has been read to its end\0"u8];

    private readonly byte[] ahead = new byte[1 << 16];
    private int start;
    private int end;
    private bool isEnded;

    /// <summary>Decompresses a stream.</summary>
    public GzipContent(Stream file)
        : base(new GZipStream(new BufferedStream(new TailedStream(file, Compress(Mark)), 1 << 16), CompressionMode.Decompress)) { }

    public override int Read(Span<byte> buffer)
    {
        if (!isEnded && end - start <= Mark.Length)
        {
            ahead.AsSpan(start..end).CopyTo(ahead);
            (start, end) = (0, end - start);
            var count = Source.ReadAtLeast(ahead.AsSpan(end), ahead.Length - end, throwOnEndOfStream: false);
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
