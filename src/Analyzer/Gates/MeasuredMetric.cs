using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>A metric and what computing it gave.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Result">Its value, or why it has none.</param>
/// <param name="Chance">The level of chance of the metric, where that can be said.</param>
/// <param name="Interval">Its interval, where one was asked for and there is one.</param>
internal sealed record MeasuredMetric(Metric Metric, MetricResult Result, ChanceLevel? Chance, Interval? Interval)
{
    /// <summary>
    /// Why there is no interval although one was asked for, as the end of a sentence; null where there is one, or none was asked for.
    /// </summary>
    public string? WhyNoInterval { get; init; }
}
