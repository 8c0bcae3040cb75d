namespace QualityGate.Tool;

/// <summary>Where a report goes besides the table on standard output.</summary>
/// <param name="Json">A file for JSON, <c>-</c> for standard output, or null.</param>
/// <param name="Markdown">The same for Markdown.</param>
/// <param name="Explain">Whether the table is followed by what drives it.</param>
internal sealed record ReportTargets(string? Json, string? Markdown, bool Explain)
{
    /// <summary>The most bytes of Markdown; null for all of it.</summary>
    public int? MarkdownLimit { get; init; }

    /// <summary>A file for the Markdown of a pull-request comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the log is annotated where a CI system reads it.</summary>
    public bool Annotate { get; init; }
}
