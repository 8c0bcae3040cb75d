using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>The decompressed content of a file. Where the file is cut off or damaged, that is an error about the file.</summary>
internal sealed class GuardedStream(Stream inner, InputPath path) : Stream
{
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
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.DataFileDamaged,
                    path.Whole(),
                    $"the compressed file is cut off or damaged ({e.Message.TrimEnd('.')}); write or fetch it again."
                ),
                e
            );
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
}
