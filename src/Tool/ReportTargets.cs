namespace QualityGate.Tool;

/// <summary>Where a report goes besides the table on standard output.</summary>
/// <param name="Json">A file for JSON, <c>-</c> for standard output, or null.</param>
/// <param name="Markdown">The same for Markdown.</param>
/// <param name="Explain">Whether the table is followed by what drives it.</param>
internal sealed record ReportTargets(string? Json, string? Markdown, bool Explain);
