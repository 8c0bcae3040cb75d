using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>Holds when a metric of a model equals a number, exactly or within a tolerance.</summary>
public sealed class MetricEqualConstraint : MetricConstraint
{
    private readonly double expected;

    internal MetricEqualConstraint(Metric metric, double expected)
        : base(metric, ValueRange.Around(expected, 0)) => this.expected = expected;

    /// <summary>Allows for a difference.</summary>
    /// <param name="tolerance">How far the metric may be off, in its own unit; at least 0.</param>
    /// <returns>This constraint.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative or no finite number.</exception>
    public MetricEqualConstraint Within(double tolerance)
    {
        Range = ValueRange.Around(expected, tolerance);
        return this;
    }
}
