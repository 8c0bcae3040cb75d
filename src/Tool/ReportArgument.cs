namespace QualityGate.Tool;

/// <summary>The values of <c>--report</c>: a format and a file.</summary>
/// <param name="Format">The name of the format; empty where none is given.</param>
/// <param name="File">The file.</param>
internal readonly record struct ReportArgument(string Format, string File)
{
    /// <summary>Reads a value such as <c>html=report.html</c>.</summary>
    public static ReportArgument Of(string given) =>
        given.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end
            ? new ReportArgument(given[..end], given[(end + 1)..])
            : new ReportArgument(string.Empty, given);

    /// <summary>The mistake in the argument; null where there is none.</summary>
    /// <param name="formats">The names of the formats that there are.</param>
    public string? Mistake(IReadOnlyCollection<string> formats) =>
        Format.Length == 0 ? $"--report takes FORMAT=FILE, such as markdown=report.md; it is not '{File}'"
        : !formats.Contains(Format) ? Reports.Formats.ReportFormat.Unknown("--report", Format, formats)
        : string.IsNullOrWhiteSpace(File) ? "The path of a report is empty"
        : null;
}
