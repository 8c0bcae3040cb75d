using System.Runtime.CompilerServices;
using ZstdSharp;

namespace QualityGate.Files;

/// <summary>The content of a zstd file. Nothing else knows the library, which need not be there where no such file is read.</summary>
internal sealed class ZstdContent : Stream
{
    private const int BufferLength = 1 << 16;

    private readonly Stream inner;

    private ZstdContent(Stream file) => inner = new DecompressionStream(file, BufferLength);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Decompresses a stream.</summary>
    /// <exception cref="Diagnostics.QualityGateException">The library is not there (QG3055).</exception>
    public static Stream Open(Stream file, InputPath path)
    {
        try
        {
            return Create(file);
        }
        catch (Exception e) when (MissingLibrary.Is(e))
        {
            throw MissingLibrary.Failure(path, "compressed with zstd", "ZstdSharp.Port", "0.8.8", e);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ZstdContent Create(Stream file) => new(file);
}
