namespace QualityGate.Uncertainty;

/// <summary>What asking for an interval gave: an interval, or the reason why there is none.</summary>
public sealed record IntervalResult
{
    private IntervalResult(Interval? interval, string? whyNone)
    {
        Interval = interval;
        WhyNone = whyNone;
    }

    /// <summary>The interval; null when there is none.</summary>
    public Interval? Interval { get; }

    /// <summary>Why there is none, as the end of a sentence; null when there is one.</summary>
    public string? WhyNone { get; }

    internal static IntervalResult Of(Interval interval) => new(interval, whyNone: null);

    internal static IntervalResult None(string why) => new(interval: null, why);
}
