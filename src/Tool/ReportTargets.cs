using System.Collections.Immutable;
using QualityGate.Results;
using QualityGate.Tool.Pictures;

namespace QualityGate.Tool;

/// <summary>The places that reports go to besides the table on standard output.</summary>
/// <param name="Reports">A file, or standard output, for each report.</param>
/// <param name="Explain">Whether the table is followed by what drives it.</param>
internal sealed record ReportTargets(ImmutableArray<ReportTarget> Reports, bool Explain)
{
    /// <summary>The files that are written.</summary>
    public IEnumerable<string> Files => Reports.Where(report => !report.IsStandardOutput).Select(report => report.File);

    /// <summary>True when the log is annotated where a CI system reads it.</summary>
    public bool Annotate { get; init; }

    /// <summary>True when the report is added to the summary of a run in a pipeline.</summary>
    public bool Summarize { get; init; }

    /// <summary>True when a report goes to standard output, where it stands alone, so that another program can read it.</summary>
    public bool UseStandardOutput => Reports.Any(report => report.IsStandardOutput);
}

/// <summary>A report and its place.</summary>
/// <param name="File">A file, or a name of standard output.</param>
/// <param name="Write">Writes the report to a stream.</param>
internal sealed record ReportTarget(string File, Action<GateResult, Stream> Write)
{
    private static readonly string[] StandardOutput = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>True when standard output is meant.</summary>
    public bool IsStandardOutput => IsStandardOutputName(File);

    /// <summary>True when a name is one of those that standard output has; on Unix there are several.</summary>
    public static bool IsStandardOutputName(string file) => file == "-" || (!OperatingSystem.IsWindows() && StandardOutput.Contains(file));

    /// <summary>A report of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="file">The file, or <c>-</c>; null where none is asked for.</param>
    public static IEnumerable<ReportTarget> Of(string format, string? file) =>
        file is null ? [] : [new ReportTarget(file, ToolFormats.Find(format)!.Write)];
}
