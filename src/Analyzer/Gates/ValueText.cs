using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>A value beyond its minimum or maximum, or an interval that contains it, in words.</summary>
internal static class ValueText
{
    /// <summary>The value, its interval and its distance from the limit.</summary>
    public static string Of(Verdict verdict, string model, LimitVerdict limit)
    {
        var bound = limit.Limit.Bound;
        var isLeast = limit.Limit.IsLeast;
        var value = limit.Number!.Value;
        var named = $"{(isLeast ? "minimum" : "maximum")} of {Figure.FormatLimit(bound)}";
        var subject = $"{verdict.Threshold.Name} of '{model}' is ";
        if (limit.Interval is not { } interval)
        {
            return $"{subject}{Figure.Format(value, bound)}, {Distance(value, bound)} {Side(isLeast)} its {named}";
        }

        var ends = $"{subject}{Figure.Format(value)} and {Between(interval, bound, verdict.Joint)}";
        // The end nearest to the limit says by how much it is missed at least.
        return limit.Found == VerdictState.Inconclusive
            ? $"{ends}, which contains its {named}"
            : $"{ends}, whose {(isLeast ? "upper" : "lower")} end is {Distance(isLeast ? interval.High : interval.Low, bound)} "
                + $"{Side(isLeast)} its {named}";
    }

    /// <summary>An interval with its level.</summary>
    /// <returns>Such as <c>with 95 % confidence 0.6767 to 0.8922</c>.</returns>
    public static string Between(Interval interval, double bound, string joint = "") =>
        $"with {Figure.FormatLimit(interval.Level * 100)} % confidence{joint} {Figure.Format(interval.Low, bound)} to "
        + Figure.Format(interval.High, bound);

    private static string Side(bool isLeast) => isLeast ? "below" : "above";

    private static string Distance(double value, double bound) => Figure.Format(Math.Abs(value - bound), 0);
}
