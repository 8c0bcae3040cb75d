namespace QualityGate.Metrics.Uncertainty;

/// <summary>A confidence interval, both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">
/// The confidence level, between 0 and 1: about the share of such intervals that hold what test sets of this size give on average.
/// </param>
public sealed record Interval(double Low, double High, double Level)
{
    /// <summary>Makes an interval that contains the value it belongs to, whatever rounding did to its ends.</summary>
    internal static Interval Holding(double value, double low, double high, double level) =>
        new(Math.Min(low, value), Math.Max(high, value), level);
}
