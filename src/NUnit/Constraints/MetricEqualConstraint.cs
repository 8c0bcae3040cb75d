using System.Diagnostics;
using System.Numerics;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>Holds when a metric of a model equals a number, exactly or within a tolerance.</summary>
[StackTraceHidden]
public sealed class MetricEqualConstraint : MetricConstraint
{
    private readonly double expected;
    private double? tolerance;
    private bool hasUnit;

    internal MetricEqualConstraint(Metric metric, double expected)
        : base(metric, ValueRange.Around(expected, 0)) => this.expected = expected;

    /// <summary>
    /// Takes the tolerance for a share of the expected value, in percent: <c>EqualTo(0.8).Within(5).Percent</c> is 0.76 to 0.84.
    /// </summary>
    /// <exception cref="InvalidOperationException">No tolerance was given, or its unit was already.</exception>
    public MetricEqualConstraint Percent => Measure(nameof(Percent), amount => ValueRange.WithinPercent(expected, amount));

    /// <summary>Takes the tolerance for a number of units in the last place, the steps from one <see cref="double"/> to the next.</summary>
    /// <exception cref="InvalidOperationException">No tolerance was given, it is no whole number, or its unit was given
    /// already.</exception>
    public MetricEqualConstraint Ulps => Measure(nameof(Ulps), amount => ValueRange.WithinUlps(expected, amount));

    /// <summary>Allows for a difference.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="tolerance">How far the metric may be off, in its own unit, in <see cref="Percent"/> or in <see cref="Ulps"/>; at least
    /// 0.</param>
    /// <returns>This constraint.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative or no finite number.</exception>
    public MetricEqualConstraint Within<T>(T tolerance)
        where T : struct, INumber<T>
    {
        var amount = LimitNumber.Of(tolerance);
        Range = ValueRange.Around(expected, amount);
        (this.tolerance, hasUnit) = (amount, false);
        return this;
    }

    private MetricEqualConstraint Measure(string unit, Func<double, ValueRange> range)
    {
        Range = range(
            (tolerance, hasUnit) switch
            {
                (null, _) => throw new InvalidOperationException(
                    $"{unit} is the unit of a tolerance, which comes before it: .Within(5).{unit}."
                ),
                (_, true) => throw new InvalidOperationException($"The tolerance has a unit already; {unit} cannot be another."),
                ({ } amount, false) => amount,
            }
        );
        hasUnit = true;
        return this;
    }
}
