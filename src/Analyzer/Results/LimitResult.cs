using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>The verdict on one limit of a threshold.</summary>
/// <param name="Limit">Its key in thresholds.yml, such as <c>min</c> or <c>max-drop</c>.</param>
/// <param name="Bound">The bound, itself allowed.</param>
/// <param name="State">The state of the limit.</param>
/// <param name="Number">The number that was held against it: the value, or the drop or gain; null where there is none.</param>
/// <param name="Low">The lower end of the interval of that number, where confidence is asked for.</param>
/// <param name="High">Its upper end.</param>
public sealed record LimitResult(
    string Limit,
    double Bound,
    VerdictState State,
    double? Number = null,
    double? Low = null,
    double? High = null
)
{
    /// <summary>The outcome of the limit; null in reports of earlier versions.</summary>
    public Outcome? Outcome { get; init; }
}
