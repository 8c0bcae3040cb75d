using Microsoft.Win32.SafeHandles;

namespace QualityGate.Files;

/// <summary>A file, or the bytes of one, that is read in pieces, wherever they lie: what is not asked for is never read.</summary>
internal sealed class BinaryInput : IDisposable
{
    private readonly SafeFileHandle? handle;
    private readonly ReadOnlyMemory<byte> content;

    private BinaryInput(string path, SafeFileHandle handle, CancellationToken cancellationToken)
    {
        FullPath = path;
        CancellationToken = cancellationToken;
        this.handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    private BinaryInput(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FullPath = path;
        CancellationToken = cancellationToken;
        this.content = content;
        Length = content.Length;
    }

    /// <summary>True when there is no file, and so no folder for files beside it.</summary>
    public bool IsInMemory => handle is null;

    /// <summary>The file.</summary>
    public string FullPath { get; }

    /// <summary>The length of the file in bytes.</summary>
    public long Length { get; }

    /// <summary>Stops whoever reads.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The number of bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static BinaryInput Open(string path, CancellationToken cancellationToken = default)
    {
        // A pipe or device has no length, and opening or reading it may never end.
        if (new FileInfo(path).Length == 0)
        {
            throw new InvalidDataException($"'{path}' is empty");
        }

        return new BinaryInput(
            path,
            File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess),
            cancellationToken
        );
    }

    /// <summary>Opens a file, or takes the bytes that stand for one.</summary>
    public static BinaryInput Open(InputPath path, CancellationToken cancellationToken = default) =>
        path.Content is not { } bytes ? Open(path.FullPath, cancellationToken)
        : bytes.IsEmpty ? throw new InvalidDataException($"'{path.FullPath}' is empty")
        : new BinaryInput(path.FullPath, bytes, cancellationToken);

    /// <summary>Fills a buffer from a place in the file.</summary>
    /// <exception cref="InvalidDataException">The file ends before the buffer is full.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public void Read(long offset, Span<byte> buffer)
    {
        CancellationToken.ThrowIfCancellationRequested();
        while (buffer.Length > 0)
        {
            var count = offset < 0 || offset >= Length ? 0 : ReadSome(offset, buffer);
            if (count == 0)
            {
                throw new InvalidDataException($"'{FullPath}' ends before byte {offset + buffer.Length}");
            }

            BytesRead += count;
            offset += count;
            buffer = buffer[count..];
        }
    }

    /// <summary>Reads a piece of the file.</summary>
    /// <exception cref="InvalidDataException">The file ends before the piece does.</exception>
    public byte[] Read(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > Length - offset || length > Array.MaxLength)
        {
            throw new InvalidDataException($"'{FullPath}' has {Length} bytes, but {length} are to be read from {offset}");
        }

        var bytes = new byte[length];
        Read(offset, bytes);
        return bytes;
    }

    /// <summary>The first bytes of the file, or all of it when it is shorter.</summary>
    public byte[] Head(int count) => Read(0, Math.Min(count, Length));

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    private int ReadSome(long offset, Span<byte> buffer)
    {
        if (handle is not null)
        {
            return RandomAccess.Read(handle, buffer, offset);
        }

        var piece = content.Span[(int)offset..];
        piece = piece[..Math.Min(piece.Length, buffer.Length)];
        piece.CopyTo(buffer);
        return piece.Length;
    }
}
