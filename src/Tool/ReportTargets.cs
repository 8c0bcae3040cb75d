namespace QualityGate.Tool;

/// <summary>Where a report goes besides the table on standard output.</summary>
/// <param name="Json">A file for JSON, <c>-</c> for standard output, or null.</param>
/// <param name="Markdown">The same for Markdown.</param>
/// <param name="Explain">Whether the table is followed by what drives it.</param>
internal sealed record ReportTargets(string? Json, string? Markdown, bool Explain)
{
    private static readonly string[] StandardOutput = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>A file for JSON, <c>-</c> for standard output, or null.</summary>
    public string? Json { get; init; } = Name(Json);

    /// <summary>The same for Markdown.</summary>
    public string? Markdown { get; init; } = Name(Markdown);

    /// <summary>The files that are written.</summary>
    public IEnumerable<string> Files => new[] { Json, Markdown, Comment }.OfType<string>().Where(file => !IsStandardOutput(file));

    /// <summary>The most bytes of Markdown; null for all of it.</summary>
    public int? MarkdownLimit { get; init; }

    /// <summary>A file for the Markdown of a pull-request comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the log is annotated where a CI system reads it.</summary>
    public bool Annotate { get; init; }

    /// <summary>Whether standard output is meant, which has other names on Unix: a report there stands alone, the table does not come before it.</summary>
    public static bool IsStandardOutput(string file) => file == "-" || (!OperatingSystem.IsWindows() && StandardOutput.Contains(file));

    private static string? Name(string? file) => file is not null && IsStandardOutput(file) ? "-" : file;
}
