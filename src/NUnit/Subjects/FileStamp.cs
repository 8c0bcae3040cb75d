namespace QualityGate.NUnit;

/// <summary>The marks of a file by which, without reading it, it is known to be the same.</summary>
/// <param name="Path">The full path; empty where no file is named.</param>
/// <param name="Length">The length in bytes; −1 where there is no file.</param>
/// <param name="Changed">When it was last written.</param>
/// <param name="Created">When it was made: another than before where a file was put in the place of one of the same time.</param>
internal readonly record struct FileStamp(string Path, long Length, DateTime Changed, DateTime Created)
{
    public static FileStamp Of(string? path)
    {
        if (path is null)
        {
            return new FileStamp(string.Empty, -1, default, default);
        }

        var file = new FileInfo(path);
        return file.Exists
            ? new FileStamp(path, file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc)
            : new FileStamp(path, -1, default, default);
    }
}
