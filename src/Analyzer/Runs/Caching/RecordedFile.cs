using System.Globalization;

namespace QualityGate.Runs.Caching;

/// <summary>A file or folder as a run of the gate found it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Stamp">The stamp by which it is recognised.</param>
/// <param name="Content">The SHA-256 of its bytes, or a word where there are none.</param>
/// <param name="IsLasting">Whether a later run may recognise it by the stamp; if not, the stamp is not written.</param>
internal sealed record RecordedFile(string Path, FileStamp Stamp, string Content, bool IsLasting)
{
    /// <summary>The content of a path where nothing is.</summary>
    public const string Absent = "absent";

    /// <summary>The content of a folder, or of a file of the gate's own: it may change without changing a verdict.</summary>
    public const string Passage = "passage";

    /// <summary>The content of a link: the file that it leads to is recorded by itself.</summary>
    public const string Link = "link";

    private static readonly char[] Separator = [' '];

    /// <summary>True when the path has its stamp still.</summary>
    /// <exception cref="IOException">Its folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be listed.</exception>
    public bool IsUnchanged => IsLasting && FileStamp.Of(Path) == Stamp;

    /// <summary>A file that the gate itself has written: whoever changes it makes the gate write it again.</summary>
    public static RecordedFile Written(string path) => new(path, FileStamp.Of(path), Passage, IsLasting: true);

    /// <summary>The times of change and creation, the size, the content and the path, with blanks between.</summary>
    public override string ToString()
    {
        var stamp = IsLasting ? Stamp : FileStamp.Never;
        return FormattableString.Invariant($"{stamp.Changed} {stamp.Created} {stamp.Size} {Content} {Path}");
    }

    /// <summary>Reads what <see cref="ToString"/> has written; null for anything else.</summary>
    public static RecordedFile? Parse(string text)
    {
        var parts = text.Split(Separator, 5);
        if (
            parts.Length < 5
            || Number(parts[0]) is not { } changed
            || Number(parts[1]) is not { } created
            || Number(parts[2]) is not { } size
        )
        {
            return null;
        }

        var stamp = new FileStamp(changed, created, size);
        return new RecordedFile(parts[4], stamp, parts[3], stamp != FileStamp.Never);
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
