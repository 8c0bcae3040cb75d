using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Reports.Terminal;
using QualityGate.Results;

namespace QualityGate.Runs.Caching;

/// <summary>A result of the gate, new or of an earlier run, and the reports that were written from it.</summary>
/// <param name="Result">The result.</param>
internal sealed record GateOutput(GateResult Result)
{
    /// <summary>True when the result is that of an earlier run, and is given again because nothing has changed.</summary>
    public bool IsCached { get; init; }

    /// <summary>The full paths of the reports that were written.</summary>
    public ImmutableArray<string> Written { get; init; } = [];

    /// <summary>Errors about reports that could not be written.</summary>
    public ImmutableArray<Diagnostic> Unwritten { get; init; } = [];

    /// <summary>The state at the end of the run: not measured as well where a report could not be written.</summary>
    public VerdictState State => Unwritten.IsEmpty ? Result.State : VerdictState.NotMeasured;

    /// <summary>The lines of the text report.</summary>
    public IEnumerable<string> Lines => TextReport.Write(Result).Select(line => line.Text);

    /// <summary>Errors and warnings, in order.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Result.AllDiagnostics.Concat(Unwritten);

    /// <summary>A line that says where the report is; null when none was written.</summary>
    public string? ReportLine => Written.IsEmpty ? null : $"QualityGate report: {Written[0]}";
}
