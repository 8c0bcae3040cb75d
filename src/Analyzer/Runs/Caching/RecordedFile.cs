using System.Globalization;

namespace QualityGate.Runs.Caching;

/// <summary>A file or folder as a run of the gate found it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Stamp">By what it is recognised.</param>
/// <param name="Content">The SHA-256 of its bytes, or a word where there are none.</param>
/// <param name="IsLasting">Whether a later run may recognise it by the stamp; if not, the stamp is not written.</param>
internal sealed record RecordedFile(string Path, FileStamp Stamp, string Content, bool IsLasting)
{
    /// <summary>The content of what is not there.</summary>
    public const string Absent = "absent";

    /// <summary>The content of a folder, or of a file of the gate's own: it may change without changing a verdict.</summary>
    public const string Passage = "passage";

    /// <summary>The content of a link: what it leads to is recorded by itself.</summary>
    public const string Link = "link";

    private const int NumberWidth = 20;
    private const int StampWidth = (3 * (NumberWidth + 1)) - 1;
    private const int ContentWidth = 64;
    private const int PathStart = StampWidth + 1 + ContentWidth + 1;

    /// <summary>A file that the gate itself has written: whoever changes it makes the gate write it again.</summary>
    public static RecordedFile Written(string path, bool isLasting) => new(path, FileStamp.Of(path), Passage, isLasting);

    /// <summary>The line of a record: stamp, content and path, each from a fixed column on.</summary>
    public override string ToString() => $"{(IsLasting ? Stamp : FileStamp.Never)} {Content.PadRight(ContentWidth)} {Path}";

    /// <summary>Reads a line of a record; null when it is none.</summary>
    public static RecordedFile? Parse(string line)
    {
        if (
            line.Length <= PathStart
            || Number(line, 0) is not { } changed
            || Number(line, 1) is not { } created
            || Number(line, 2) is not { } size
        )
        {
            return null;
        }

        var stamp = new FileStamp(changed, created, size);
        return new RecordedFile(line[PathStart..], stamp, line.Substring(StampWidth + 1, ContentWidth).TrimEnd(), stamp != FileStamp.Never);
    }

    private static long? Number(string line, int column) =>
        long.TryParse(line.AsSpan(column * (NumberWidth + 1), NumberWidth), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
