using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>A data file that is read as a stream: decompressed where it is compressed, whatever its name is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Content">Its bytes from the beginning, decompressed.</param>
/// <param name="Head">The first bytes of the content, by which formats are known.</param>
/// <param name="IsCompressed">Whether the file itself holds other bytes than the content.</param>
internal sealed record DataInput(InputPath Path, Stream Content, ReadOnlyMemory<byte> Head, bool IsCompressed) : IDisposable
{
    private const int HeadLength = 256;

    /// <summary>Opens a file.</summary>
    /// <exception cref="QualityGateException">It is not there, cannot be read, or is a Git LFS pointer.</exception>
    public static DataInput Open(InputPath path, DataKind kind, ReadingProgress? progress = null)
    {
        InputFile.Require(path, kind.Name, DiagnosticCodes.DataFileNotFound);
        try
        {
            // A pipe or device has no length, and reading it may never end.
            Stream file =
                new FileInfo(path.FullPath).Length == 0
                    ? Stream.Null
                    : new FileStream(
                        path.FullPath,
                        new FileStreamOptions
                        {
                            Share = FileShare.ReadWrite | FileShare.Delete,
                            Options = FileOptions.SequentialScan,
                            BufferSize = 0,
                        }
                    );
            if (progress is not null)
            {
                file = new CountingStream(file, progress);
            }

            var (head, whole) = Peek(file);
            if (head.Span.StartsWith("version https://git-lfs.github.com/spec/"u8))
            {
                whole.Dispose();
                throw new QualityGateException(
                    Diagnostic.Error(
                        DiagnosticCodes.DataFileIsLfsPointer,
                        path.NamedAt,
                        $"'{path.FullPath}' is a Git LFS pointer, not the {kind.Name} file itself; "
                            + "run 'git lfs pull' (in CI: check out with LFS switched on)."
                    )
                );
            }

            if (Decompressed(head.Span, whole, path) is not { } plain)
            {
                return new DataInput(path, whole, head, IsCompressed: false);
            }

            var guarded = new GuardedStream(plain, path);
            var (first, content) = Peek(guarded);
            return new DataInput(path, content, first, IsCompressed: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.DataFileNotAccessible,
                    path.NamedAt,
                    $"the {kind.Name} file '{path.FullPath}' cannot be read: {e.Message}"
                ),
                e
            );
        }
    }

    /// <summary>The content as UTF-8 without a byte order mark, whatever its encoding was.</summary>
    /// <exception cref="QualityGateException">It is in an encoding that is not read.</exception>
    public Stream OpenText(string code)
    {
        switch (Head.Span)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                Content.ReadExactly(stackalloc byte[3]);
                return Content;
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, _, 0, ..] or [0, not 0, 0, not 0, ..]:
            case [0, 0, 0, not 0, ..]:
                using (var bytes = new MemoryStream())
                {
                    Content.CopyTo(bytes);
                    return new MemoryStream(TextDecoder.Decode(Path.FullPath, bytes.ToArray(), code).Content.ToArray());
                }

            default:
                return Content;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();

    private static (ReadOnlyMemory<byte> Head, Stream Whole) Peek(Stream stream)
    {
        var head = new byte[HeadLength];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return (head.AsMemory(0, count), new JoinedStream(head.AsMemory(0, count), stream));
    }

    private static Stream? Decompressed(ReadOnlySpan<byte> head, Stream whole, InputPath path) =>
        head switch
        {
            [0x1F, 0x8B, ..] => new GzipContent(whole),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => ZstdContent.Open(whole, path),
            _ => null,
        };
}
