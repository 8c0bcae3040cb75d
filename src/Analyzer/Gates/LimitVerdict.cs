using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>The verdict on one limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Found">The state of the limit, were there no exceptions.</param>
internal sealed record LimitVerdict(Limit Limit, VerdictState Found)
{
    /// <summary>The state of the limit.</summary>
    public VerdictState State => Suppression is null ? Found : VerdictState.Suppressed;

    /// <summary>The outcome of the limit without exceptions: the state that was found, weighed as its threshold says.</summary>
    public Outcome Weighed { get; init; } = Outcome.NotMeasured;

    /// <summary>The outcome of the limit.</summary>
    public Outcome Outcome => Suppression is null ? Weighed : Outcome.Suppressed;

    /// <summary>The number that was held against the bound: the value, or the drop or gain; null where there is none.</summary>
    public double? Number { get; init; }

    /// <summary>The interval of that number; null where none was asked for, or where there is none.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The code of what there is to say; null where the limit is simply kept.</summary>
    public string? Code { get; init; }

    /// <summary>The exception that covers the limit; null where none does. The code is still that of what was found.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Why nothing was compared, as the end of a sentence that begins with the metric; null where something was.</summary>
    public string? WhyNone { get; init; }
}
