using System.Text.Json.Serialization;
using QualityGate.Diagnostics;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>The verdict on one threshold.</summary>
/// <param name="Metric">The metric's name as it is written in the file.</param>
/// <param name="State">The state of the threshold.</param>
/// <param name="Severity">Whether a violation fails the gate.</param>
/// <param name="File">The file that the threshold stands in.</param>
/// <param name="Line">Its line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Its column, counted from 1; 0 when the whole line is meant.</param>
/// <param name="Value">The metric's value; null when it has none.</param>
/// <param name="Min">The minimum that is demanded, itself allowed; null without one.</param>
/// <param name="Max">The maximum; null without one.</param>
/// <param name="Confidence">The level at which the whole interval must keep within the limits; null when the value alone counts.</param>
/// <param name="Low">The lower end of that interval.</param>
/// <param name="High">Its upper end.</param>
public sealed record VerdictResult(
    [property: JsonPropertyOrder(-8)] string Metric,
    [property: JsonPropertyOrder(1)] VerdictState State,
    [property: JsonPropertyOrder(2)] Severity Severity,
    [property: JsonPropertyOrder(3)] string File,
    [property: JsonPropertyOrder(3)] int Line,
    [property: JsonPropertyOrder(3)] int Column,
    [property: JsonPropertyOrder(-7)] double? Value = null,
    [property: JsonPropertyOrder(-6)] double? Min = null,
    [property: JsonPropertyOrder(-5)] double? Max = null,
    [property: JsonPropertyOrder(-4)] double? Confidence = null,
    [property: JsonPropertyOrder(-3)] double? Low = null,
    [property: JsonPropertyOrder(-2)] double? High = null
)
{
    /// <summary>Whether the value was measured and keeps within all limits.</summary>
    public bool Passed => State == VerdictState.Passed;
}

/// <summary>An error or a warning.</summary>
/// <param name="Code">Its code, such as <c>QG1001</c>.</param>
/// <param name="Severity">Whether it fails the gate.</param>
/// <param name="Message">The event, the value, the limit, and what to do: a single line.</param>
/// <param name="File">The file that caused it.</param>
/// <param name="Line">The line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The column, counted from 1; 0 when the whole line is meant.</param>
public sealed record DiagnosticResult(string Code, Severity Severity, string Message, string File, int Line, int Column)
{
    /// <summary>Takes the values of a diagnostic.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <returns>The same, flat.</returns>
    public static DiagnosticResult Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var (file, line, column) = diagnostic.Location;
        return new DiagnosticResult(diagnostic.Code, diagnostic.Severity, diagnostic.Message, file, line, column);
    }

    /// <summary>The diagnostic with these values.</summary>
    /// <returns>The same, with a location.</returns>
    public Diagnostic ToDiagnostic() => new(Code, Severity, Message, new SourceLocation(File, Line, Column));
}
