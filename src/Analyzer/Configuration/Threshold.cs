using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The demand on one metric of one model.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Name">The metric's name as it is written in the file.</param>
/// <param name="Limits">The limits, at least one; all must hold.</param>
/// <param name="Severity">Whether a violation fails the gate.</param>
/// <param name="Location">Where it is demanded.</param>
internal sealed record Threshold(Metric Metric, string Name, ImmutableArray<Limit> Limits, Severity Severity, SourceLocation Location)
{
    /// <summary>
    /// The confidence with which the limits must hold, between 0 and 1: the whole interval must keep within them. Null when
    /// the value alone counts.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>The places of the limits, in their order; empty where only that of the threshold is known.</summary>
    internal ImmutableArray<SourceLocation> LimitLocations { get; init; } = [];

    /// <summary>The place where a limit stands.</summary>
    internal SourceLocation PlaceOf(Limit limit) =>
        Limits.IndexOf(limit) is >= 0 and var index && index < LimitLocations.Length ? LimitLocations[index] : Location;

    /// <summary>The limits in a few words.</summary>
    /// <returns>Such as <c>min 0.5, max 0.9 at 95 %</c>.</returns>
    public string DescribeLimits() => DescribeLimits(Limits, Confidence);

    /// <summary>Limits that belong to no threshold, in a few words.</summary>
    internal static string DescribeLimits(IEnumerable<Limit> limits, double? confidence) =>
        string.Join(", ", limits.Select(limit => $"{limit.Key} {Figure.FormatLimit(limit.Bound)}"))
        + (confidence is { } level ? $" at {Figure.FormatLimit(level * 100)} %" : string.Empty);
}

/// <summary>A bound on a value.</summary>
/// <param name="Kind">The side that it bounds.</param>
/// <param name="Bound">The bound; itself allowed.</param>
internal sealed record Limit(LimitKind Kind, double Bound)
{
    /// <summary>The key in thresholds.yml and in the JSON report: <c>min</c> or <c>max</c>.</summary>
    public string Key => Kind == LimitKind.Minimum ? "min" : "max";

    /// <summary>Whether a value keeps within the bound.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when it is not beyond the bound.</returns>
    public bool Holds(double value) => Kind == LimitKind.Minimum ? value >= Bound : value <= Bound;
}

/// <summary>The kinds of limits.</summary>
internal enum LimitKind
{
    /// <summary>The value must not be less.</summary>
    Minimum,

    /// <summary>The value must not be greater.</summary>
    Maximum,
}
