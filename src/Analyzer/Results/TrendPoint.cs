using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>An earlier run of a model, as the history keeps it.</summary>
/// <param name="Time">The time of the run, in UTC, to the second.</param>
/// <param name="State">The verdict on the model.</param>
/// <param name="Metrics">The value of every metric that had one, each under its first name.</param>
/// <param name="Commit">The commit that was checked out; null where nothing says it.</param>
public sealed record TrendPoint(DateTime Time, VerdictState State, IReadOnlyDictionary<string, double> Metrics, string? Commit = null);
