using System.Globalization;

namespace QualityGate.Caching;

/// <summary>
/// What tells without reading it that a file or folder is still the same: the time of its last change, in ticks of UTC, and
/// its size, which is 0 for a folder and for what is not there. Of a link it is the link itself that counts.
/// </summary>
internal readonly record struct FileStamp(long Ticks, long Size)
{
    /// <summary>The stamp that nothing has: what bears it in a record is read again each time.</summary>
    public static FileStamp Never { get; } = new(0, 0);

    // No file system in use counts time in longer steps (FAT: 2 s): what is younger may change once more and keep its time.
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Stamps a path. The build's own quick check (QualityGate.Gate.proj) makes these very calls, so that both see the same.
    /// </summary>
    public static FileStamp Of(string path) => new(
        File.GetLastWriteTime(path).ToUniversalTime().Ticks,
        File.Exists(path) ? Directory.GetParent(path)!.GetFiles(Path.GetFileName(path)) is [var file, ..] ? file.Length : 0 : 0);

    /// <summary>
    /// Whether a later run may recognise by this stamp what was read after <paramref name="now"/>. Not when a change could hide
    /// behind it, as in git's index: the file changed a moment ago, or its name is a pattern for others.
    /// </summary>
    public bool IsLasting(string path, DateTime now) => Ticks <= (now - CoarsestClock).Ticks && !path.AsSpan().ContainsAny('*', '?');

    /// <summary>Two numbers of 20 digits, as a record has them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ticks:D20} {Size:D20}");
}
