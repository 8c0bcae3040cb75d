using System.Text.Json.Serialization;
using QualityGate.Gates;

namespace QualityGate.Reports.History;

/// <summary>A run of one model: a line of the history.</summary>
/// <param name="Version">The version of the line's form.</param>
/// <param name="Time">The time of the run, in UTC, to the second.</param>
/// <param name="Model">The model's name.</param>
/// <param name="State">The verdict on it.</param>
/// <param name="Metrics">The value of every metric that has one, each under its first name.</param>
/// <param name="Commit">The commit that was checked out; null where nothing says it.</param>
/// <param name="Sha256">The SHA-256 of the model file; null where its bytes came only once.</param>
/// <param name="GateFile">The gate file with the entry of the model, relative to the history: a model of the same name in another is
/// another. From the root where it lies on another drive. Null in lines of earlier versions, which are no model's.</param>
internal sealed record HistoryPoint(
    [property: JsonPropertyOrder(-1)] int Version,
    DateTime Time,
    string Model,
    VerdictState State,
    IReadOnlyDictionary<string, double> Metrics,
    string? Commit = null,
    string? Sha256 = null,
    string? GateFile = null
)
{
    /// <summary>The version that lines have.</summary>
    public const int CurrentVersion = 1;

    /// <summary>True when two are the same run, but for the time: the same model, commit, file, values and verdict.</summary>
    public bool IsRepeated(HistoryPoint other) =>
        Model == other.Model
        && Commit == other.Commit
        && Sha256 == other.Sha256
        && State == other.State
        && Metrics.Count == other.Metrics.Count
        && Metrics.All(metric => other.Metrics.TryGetValue(metric.Key, out var value) && value.Equals(metric.Value));
}
