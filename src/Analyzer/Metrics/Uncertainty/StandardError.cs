using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>The standard error of a value: how far it lies from its mean, typically.</summary>
/// <param name="Value">The standard deviation of the value; above 0.</param>
/// <param name="Degrees">The degrees of freedom that the standard deviation itself rests on; at least 1.</param>
internal sealed record StandardError(double Value, double Degrees)
{
    /// <summary>The standard error of the mean of numbers; null when they are too few, or all alike, to tell.</summary>
    public static StandardError? OfMean(ImmutableArray<int> values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return variance > 0 ? new StandardError(Math.Sqrt(variance / values.Length), values.Length - 1) : null;
    }

    /// <summary>The standard error of the difference of two independent values (Welch 1947).</summary>
    public static StandardError OfDifference(StandardError a, StandardError b)
    {
        var (first, second) = (a.Value * a.Value, b.Value * b.Value);
        var sum = first + second;
        return new StandardError(Math.Sqrt(sum), sum * sum / ((first * first / a.Degrees) + (second * second / b.Degrees)));
    }

    /// <summary>The error of a value that is so many times as large.</summary>
    public StandardError Times(double factor) => this with { Value = Value * factor };

    /// <summary>Student's interval around a value of a metric: it ends where the metric's range does.</summary>
    public Interval Around(double value, double least, double greatest, double level)
    {
        var around = Around(value, level);
        return Interval.Holding(value, Math.Max(around.Low, least), Math.Min(around.High, greatest), level);
    }

    /// <summary>Student's interval around a value.</summary>
    public Interval Around(double value, double level)
    {
        var reach = Value * StudentT.InvCDF(0, 1, Degrees, (1 + level) / 2);
        return Interval.Holding(value, value - reach, value + reach, level);
    }
}
