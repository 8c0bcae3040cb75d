using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>A path, by which messages name a file, and the marks of what is there.</summary>
/// <param name="Path">The full path; empty where no file is named.</param>
/// <param name="Stamp">The marks of the file.</param>
internal readonly record struct FileStamp(string Path, InputStamp Stamp)
{
    public static FileStamp Of(string? path) =>
        path is null ? new FileStamp(string.Empty, default) : new FileStamp(path, InputStamp.Of(path));
}
