namespace QualityGate.Metrics.Uncertainty;

/// <summary>An interval, or the reason why it is withheld.</summary>
public sealed record IntervalResult
{
    private IntervalResult(Interval? interval, string? whyNone)
    {
        Interval = interval;
        WhyNone = whyNone;
    }

    /// <summary>The interval; null when there is none. It contains the value that it was asked for.</summary>
    public Interval? Interval { get; }

    /// <summary>Why there is none, as the end of a sentence; null when there is one.</summary>
    public string? WhyNone { get; }

    internal static IntervalResult Of(Interval interval) => new(interval, whyNone: null);

    /// <summary>No interval of a metric that has a value.</summary>
    internal static IntervalResult None(string reason) => new(interval: null, $"has no interval: {reason}");

    /// <summary>No interval of a metric that has no value either.</summary>
    internal static IntervalResult Undefined(string whyUndefined) => new(interval: null, whyUndefined);
}
