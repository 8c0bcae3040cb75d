using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>Reads a file, and turns what can go wrong into diagnostics of the input's own kind.</summary>
internal static class InputFile
{
    // Between two pieces the user may stop the run.
    private const int PieceSize = 4 << 20;

    /// <summary>Makes sure that a model file is there.</summary>
    /// <exception cref="QualityGateException">It is not.</exception>
    public static void RequireModel(InputPath path)
    {
        if (path.Content is null)
        {
            Require(path, "model", DiagnosticCodes.ModelNotFound);
        }
    }

    /// <summary>Reads the text of a labels or test data file.</summary>
    /// <exception cref="QualityGateException">It cannot be read, is too large, or is not text.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static SourceText ReadText(InputPath path, DataKind kind, CancellationToken cancellationToken) =>
        TextDecoder.Decode(path.FullPath, ReadBytes(path, kind, cancellationToken), kind.InvalidCode);

    /// <summary>Reads the bytes of such a file.</summary>
    /// <exception cref="QualityGateException">It cannot be read, or is too large.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static byte[] ReadBytes(InputPath path, DataKind kind, CancellationToken cancellationToken)
    {
        QualityGateException Failure(string code, string message, Exception? cause = null) =>
            new(Diagnostic.Error(code, path.NamedAt, message), cause);

        Require(path, kind.Name, DiagnosticCodes.DataFileNotFound);
        byte[] bytes;
        try
        {
            var length = new FileInfo(path.FullPath).Length;
            if (length > kind.LargestFile)
            {
                throw Failure(
                    DiagnosticCodes.DataFileNotAccessible,
                    $"the {kind.Name} file '{path.FullPath}' has {length} bytes; "
                        + $"at most {kind.LargestFile} are read: {kind.WhatIsExpected}."
                );
            }

            // A pipe or device has no length, and reading it may never end.
            bytes = length == 0 ? [] : ReadBytes(path.FullPath, (int)length, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(DiagnosticCodes.DataFileNotAccessible, $"the {kind.Name} file '{path.FullPath}' cannot be read: {e.Message}", e);
        }

        if (bytes.AsSpan().StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            throw Failure(
                DiagnosticCodes.DataFileIsLfsPointer,
                $"'{path.FullPath}' is a Git LFS pointer, not the {kind.Name} file itself; "
                    + "run 'git lfs pull' (in CI: check out with LFS switched on)."
            );
        }

        return bytes;
    }

    private static byte[] ReadBytes(string path, int length, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            FileOptions.SequentialScan
        );
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = RandomAccess.Read(file, bytes.AsSpan(filled, Math.Min(PieceSize, length - filled)), filled);
            if (count == 0)
            {
                throw new IOException($"it ended at byte {filled} while it was read");
            }

            filled += count;
        }

        return bytes;
    }

    /// <summary>Makes sure that a file is there.</summary>
    /// <exception cref="QualityGateException">It is not.</exception>
    internal static void Require(InputPath path, string kind, string code)
    {
        if (!File.Exists(path.FullPath))
        {
            throw new QualityGateException(
                UrlPath.Refuse(path.FullPath, path.NamedAt)
                    ?? Diagnostic.Error(
                        code,
                        path.NamedAt,
                        Directory.Exists(path.FullPath)
                            ? $"the {kind} '{path.FullPath}' is a folder; name the file in it."
                            : $"the {kind} file '{path.FullPath}' does not exist.{NearbyPath.HintForFile(path.FullPath)}"
                    )
            );
        }
    }
}
