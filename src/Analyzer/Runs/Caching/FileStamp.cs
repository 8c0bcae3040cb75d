namespace QualityGate.Runs.Caching;

/// <summary>
/// Tells without reading it that a file or folder is still the same: the times of its last change and of its creation, in
/// ticks of UTC, and its size, which is the number of entries for a folder and 0 for a file that is not there. Where the system knows the
/// time of creation (Linux does not tell), it finds out a file that was put in the place of another. Of a link it is the link itself that
/// counts.
/// </summary>
internal readonly record struct FileStamp(long Changed, long Created, long Size)
{
    /// <summary>The stamp that nothing has: a recorded file that bears it is read again each time.</summary>
    public static FileStamp Never { get; } = new(0, 0, 0);

    // No file system in use counts time in longer steps (FAT: 2 s): a younger file may change once more and keep its time.
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    /// <summary>Stamps a path. Build nodes and the process of the gate compile this same source, so that both see the same.</summary>
    /// <exception cref="IOException">Its folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be listed.</exception>
    public static FileStamp Of(string path) =>
        new(
            File.GetLastWriteTimeUtc(path).Ticks,
            File.GetCreationTimeUtc(path).Ticks,
            Directory.Exists(path) ? Directory.GetFileSystemEntries(path).Length
                : File.Exists(path) ? new FileInfo(path).Length
                : 0
        );

    /// <summary>
    /// True when a later run may recognise by this stamp what was read at <paramref name="begun"/> or later. Not when a change could
    /// hide behind it, as in git's index: the file changed a moment before; or its time is a whole second, as archives give it to each
    /// version of a file alike.
    /// </summary>
    public bool IsLasting(DateTime begun) => Changed <= (begun - CoarsestClock).Ticks && Changed % TimeSpan.TicksPerSecond != 0;
}
