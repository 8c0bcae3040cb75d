namespace QualityGate.Metrics;

/// <summary>The value of a metric: a finite number, or the reason why there is none.</summary>
public sealed record MetricResult
{
    private MetricResult(double? value, string? whyUndefined)
    {
        Value = value;
        WhyUndefined = whyUndefined;
    }

    /// <summary>The value; null when the metric is undefined.</summary>
    public double? Value { get; }

    /// <summary>Why the metric has no value, as the end of a sentence; null when it has one.</summary>
    public string? WhyUndefined { get; }

    /// <summary>A metric with a value.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>The result.</returns>
    public static MetricResult Of(double value) =>
        double.IsFinite(value)
            ? new MetricResult(value, whyUndefined: null)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A metric's value is finite.");

    /// <summary>A metric without a value.</summary>
    /// <param name="why">Why, as the end of a sentence that begins with the metric's name.</param>
    /// <returns>The result.</returns>
    public static MetricResult Undefined(string why) => new(value: null, why);

    /// <summary>A share, undefined when there is nothing to take it of.</summary>
    internal static MetricResult Share(int part, int whole, string whyUndefined) =>
        whole > 0 ? Of((double)part / whole) : Undefined(whyUndefined);
}
