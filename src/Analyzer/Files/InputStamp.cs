namespace QualityGate.Files;

/// <summary>The marks of a file by which, without reading it, it is known to be the same; of a link, those of the file behind it.</summary>
/// <param name="Real">The full path without links.</param>
/// <param name="Length">The length in bytes; −1 where there is no file.</param>
/// <param name="Changed">When it was last written.</param>
/// <param name="Created">When it was made: another than before where a file was put in the place of one of the same time.</param>
internal readonly record struct InputStamp(string Real, long Length, DateTime Changed, DateTime Created)
{
    /// <summary>Whether there are bytes that can be read a second time: an empty file has none, nor has a pipe or a device.</summary>
    public bool HasBytes => Length > 0;

    /// <summary>Stamps a file.</summary>
    /// <param name="path">Its full path, whether or not there is anything.</param>
    public static InputStamp Of(string path)
    {
        try
        {
            var file = new FileInfo(FollowedPath.Of(path).Real);
            return !file.Exists ? Without(file.FullName, -1)
                : file.Length == 0 ? Without(file.FullName, 0)
                : new InputStamp(file.FullName, file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Without(path, -1);
        }
    }

    // The times of a pipe are those of its writer.
    private static InputStamp Without(string path, long length) => new(path, length, default, default);
}
