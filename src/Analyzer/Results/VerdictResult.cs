using System.Text.Json.Serialization;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>The verdict on one threshold, or on one part of the model that a line of limits judges.</summary>
/// <param name="Metric">The metric's name as it is written in the file.</param>
/// <param name="State">The state of the threshold.</param>
/// <param name="Severity">Whether a violation fails the gate.</param>
/// <param name="File">The file that the threshold stands in.</param>
/// <param name="Line">Its line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Its column, counted from 1; 0 when the whole line is meant.</param>
/// <param name="Value">The metric's value; null when it has none.</param>
/// <param name="Min">The minimum that is demanded, itself allowed; null without one.</param>
/// <param name="Max">The maximum; null without one.</param>
/// <param name="Confidence">The level at which intervals are held against the limits; null when the value alone counts.</param>
/// <param name="Low">The lower end of that interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Limits">
/// All limits, those against the baseline among them, and what became of each; null in reports of earlier versions.
/// </param>
/// <param name="Baseline">
/// The comparison with the baseline; null where no limit asks for one, or where there is no baseline of the model.
/// </param>
/// <param name="Inconclusive">The consequence of an interval that contains a limit; null without confidence.</param>
/// <param name="Part">The part of the model that is judged; null for the whole model.</param>
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
    [property: JsonPropertyOrder(-2)] double? High = null,
    [property: JsonPropertyOrder(-1)] IReadOnlyList<LimitResult>? Limits = null,
    [property: JsonPropertyOrder(-1)] BaselineResult? Baseline = null,
    [property: JsonPropertyOrder(2)] Inconclusive? Inconclusive = null,
    [property: JsonPropertyOrder(-7)] PartResult? Part = null
)
{
    /// <summary>The outcome of the threshold: the worst of its limits. Null in reports of earlier versions.</summary>
    [JsonPropertyOrder(1)]
    public Outcome? Outcome { get; init; }

    /// <summary>
    /// The exception that covers what is violated or inconclusive; of several, that of the first limit. Null where none does.
    /// </summary>
    [JsonPropertyOrder(4)]
    public SuppressionResult? Suppression { get; init; }

    /// <summary>True when the value was measured and keeps within all limits.</summary>
    public bool Passed => State == VerdictState.Passed;

    /// <summary>True when an exception covers a limit of it, be another one violated or inconclusive.</summary>
    [JsonIgnore]
    internal bool HasException => State == VerdictState.Suppressed || Limits?.Any(limit => limit.State == VerdictState.Suppressed) == true;

    /// <summary>True when it is about a part that a line of limits is held against.</summary>
    internal bool IsOf(PartLineResult line) =>
        Part is { } part && (File, Line, Column, Metric, part.Kind) == (line.File, line.Line, line.Column, line.Metric, line.Kind);
}
