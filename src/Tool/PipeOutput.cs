using Microsoft.Win32.SafeHandles;

namespace QualityGate.Tool;

/// <summary>
/// Standard output, where it is a pipe. .NET's own stream passes over a pipe that nobody reads any more, as if all had been said; this one
/// throws.
/// </summary>
internal sealed class PipeOutput : Stream
{
    // A pipe takes that much as a whole or not at all, so that it can be tried again when it is full and whoever made it doesn't let it
    // wait.
    private const int MostAtOnce = 4096;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly FileStream pipe;

    private PipeOutput(FileStream pipe) => this.pipe = pipe;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens standard output. For all but a pipe, .NET's own stream does.</summary>
    public static Stream Open()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            try
            {
                var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
                if (!stream.CanSeek)
                {
                    return new PipeOutput(stream);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                // The pipe is closed: whoever writes to it will be told.
            }
        }

        return Console.OpenStandardOutput();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var piece = buffer[..Math.Min(MostAtOnce, buffer.Length)];
            try
            {
                pipe.Write(piece);
                buffer = buffer[piece.Length..];
            }
            catch (IOException e) when (e.HResult is 11 or 35)
            {
                // EAGAIN of Linux, of macOS.
                Thread.Sleep(Pause);
            }
        }
    }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        pipe.Dispose();
        base.Dispose(disposing);
    }
}
