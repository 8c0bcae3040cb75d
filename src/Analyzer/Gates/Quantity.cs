using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>A quantity that limits are put on: a metric of a model, or of a part of it. All that judging needs to know of it.</summary>
/// <param name="Result">Its value, or why it has none.</param>
/// <param name="Direction">The direction in which it gets better.</param>
internal sealed record Quantity(MetricResult Result, Direction Direction)
{
    /// <summary>The level at which limits are judged by intervals; null when the value alone counts.</summary>
    public double? Confidence { get; init; }

    /// <summary>The interval of the value; null where no confidence is asked for.</summary>
    public IntervalResult? Interval { get; init; }

    /// <summary>The value in the baseline and the difference from it; null where there is no baseline of the model.</summary>
    public BaselineValue? Baseline { get; init; }
}
