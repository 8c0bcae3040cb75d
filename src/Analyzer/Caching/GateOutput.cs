using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Reports;

namespace QualityGate.Caching;

/// <summary>What a run of the gate has to say, ready to be printed and written: all that is kept of it for the next run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Lines">The lines of the text report.</param>
/// <param name="Diagnostics">Errors and warnings, in order.</param>
/// <param name="Reports">The reports, each a file's name and its content.</param>
public sealed record GateOutput(
    GateOutcome Outcome, ImmutableArray<string> Lines, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<KeyValuePair<string, string>> Reports)
{
    /// <summary>Whether this was said before, and is said again because nothing has changed.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>The full paths of the reports that were written.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Written { get; init; } = [];

    /// <summary>A line that says where the report is; null when none was written.</summary>
    [JsonIgnore]
    public string? ReportLine => Written.IsEmpty ? null : $"QualityGate report: {Written[0]}";

    /// <summary>Writes out a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="formats">The formats of the files.</param>
    /// <returns>What to print and write.</returns>
    public static GateOutput Of(GateReport report, IEnumerable<ReportFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new GateOutput(
            report.Outcome,
            [.. TextReport.Write(report).Select(line => line.Text)],
            [.. report.AllDiagnostics],
            [.. formats.Select(format => KeyValuePair.Create(format.FileName, format.Write(report)))]);
    }
}
