using System.Globalization;

namespace QualityGate.Runs.Caching;

/// <summary>
/// What tells without reading it that a file or folder is still the same: the times of its last change and of its creation, in
/// ticks of UTC, and its size, which is the number of entries for a folder and 0 for what is not there. Where the system knows the
/// time of creation (Linux does not tell), it finds out a file that was put in the place of another. Of a link it is the link itself that
/// counts.
/// </summary>
internal readonly record struct FileStamp(long Changed, long Created, long Size)
{
    /// <summary>The stamp that nothing has: what bears it in a record is read again each time.</summary>
    public static FileStamp Never { get; } = new(0, 0, 0);

    // No file system in use counts time in longer steps (FAT: 2 s): what is younger may change once more and keep its time.
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Stamps a path. The build's own quick check (QualityGate.Gate.proj) makes these very calls, so that both see the same.
    /// </summary>
    /// <exception cref="IOException">Its folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be listed.</exception>
    public static FileStamp Of(string path) =>
        new(
            File.GetLastWriteTime(path).ToUniversalTime().Ticks,
            File.GetCreationTime(path).ToUniversalTime().Ticks,
            Directory.Exists(path) ? Directory.GetFiles(path).Length + Directory.GetDirectories(path).Length
                : File.Exists(path) && Directory.GetParent(path)!.GetFiles(Path.GetFileName(path)) is [var file, ..] ? file.Length
                : 0
        );

    /// <summary>
    /// Whether a later run may recognise by this stamp what was read at <paramref name="begun"/> or later. Not when a change could
    /// hide behind it, as in git's index: the file changed a moment before; or its name is a pattern for others; or its time is a
    /// whole second, as archives give it to each version of a file alike.
    /// </summary>
    public bool IsLasting(string path, DateTime begun) =>
        Changed <= (begun - CoarsestClock).Ticks && Changed % TimeSpan.TicksPerSecond != 0 && !path.AsSpan().ContainsAny('*', '?');

    /// <summary>Three numbers of 20 digits, as a record has them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Changed:D20} {Created:D20} {Size:D20}");
}
