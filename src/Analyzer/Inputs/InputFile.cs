using QualityGate.Diagnostics;

namespace QualityGate.Inputs;

/// <summary>Reads a file whole, and turns what can go wrong into diagnostics of the input's own kind.</summary>
internal static class InputFile
{
    /// <summary>Files beyond this size are refused: they cannot be held in one array.</summary>
    private const long LargestFile = 2_000_000_000;

    /// <summary>Makes sure that a model file is there.</summary>
    /// <exception cref="QualityGateException">It is not.</exception>
    public static void RequireModel(InputPath path)
    {
        if (path.Content is null)
        {
            Require(path, "model", DiagnosticCodes.ModelNotFound);
        }
    }

    /// <summary>Reads a labels or test data file; <paramref name="kind"/> names it in messages.</summary>
    public static byte[] ReadData(InputPath path, string kind) => Read(path, kind, new Codes(
        DiagnosticCodes.DataFileNotFound, DiagnosticCodes.DataFileNotAccessible, DiagnosticCodes.DataFileIsLfsPointer));

    private static byte[] Read(InputPath path, string kind, Codes codes)
    {
        QualityGateException Failure(string code, string message, Exception? cause = null) =>
            new(Diagnostic.Error(code, path.NamedAt, message), cause);

        Require(path, kind, codes.NotFound);
        byte[] bytes;
        try
        {
            var length = new FileInfo(path.FullPath).Length;
            if (length > LargestFile)
            {
                throw Failure(codes.NotAccessible, $"the {kind} file '{path.FullPath}' has {length} bytes; "
                    + $"this version reads files of at most {LargestFile} bytes.");
            }

            // A pipe or device has no length, and reading it may never end.
            bytes = length == 0 ? [] : File.ReadAllBytes(path.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(codes.NotAccessible, $"the {kind} file '{path.FullPath}' cannot be read: {e.Message}", e);
        }

        if (bytes.AsSpan().StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            throw Failure(codes.LfsPointer, $"'{path.FullPath}' is a Git LFS pointer, not the {kind} file itself; "
                + "run 'git lfs pull' (in CI: check out with LFS switched on).");
        }

        return bytes;
    }

    private static void Require(InputPath path, string kind, string code)
    {
        if (!File.Exists(path.FullPath))
        {
            throw new QualityGateException(UrlPath.Refuse(path.FullPath, path.NamedAt)
                ?? Diagnostic.Error(code, path.NamedAt, Directory.Exists(path.FullPath)
                ? $"the {kind} '{path.FullPath}' is a folder; name the file in it."
                : $"the {kind} file '{path.FullPath}' does not exist.{NearbyPath.HintForFile(path.FullPath)}"));
        }
    }

    private sealed record Codes(string NotFound, string NotAccessible, string LfsPointer);
}
