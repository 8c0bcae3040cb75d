using QualityGate.Metrics;

namespace QualityGate.Configuration;

/// <summary>A bound on a value, or on how far a value may be from that of the baseline.</summary>
/// <param name="Kind">The kind of number that it bounds, and the side.</param>
/// <param name="Bound">The bound; itself allowed.</param>
internal sealed record Limit(LimitKind Kind, double Bound)
{
    /// <summary>The key in thresholds.yml and in the JSON report, such as <c>min</c>.</summary>
    public string Key =>
        Kind switch
        {
            LimitKind.Minimum => "min",
            LimitKind.Maximum => "max",
            LimitKind.MaximumDrop => "max-drop",
            LimitKind.MaximumRelativeDrop => "max-relative-drop",
            LimitKind.MinimumGain => "min-gain",
            _ => "max-gain",
        };

    /// <summary>True when the number is a difference from the baseline, not the value itself.</summary>
    public bool IsOfBaseline => Kind is not (LimitKind.Minimum or LimitKind.Maximum);

    /// <summary>True when the number must be at least the bound; else it is at most the bound.</summary>
    public bool IsLeast => Kind is LimitKind.Minimum or LimitKind.MinimumGain;

    /// <summary>True when the number that the limit is about grows as the value gets worse.</summary>
    public bool IsOfDrop => Kind is LimitKind.MaximumDrop or LimitKind.MaximumRelativeDrop;

    /// <summary>True when a number keeps within the bound.</summary>
    /// <param name="value">The value; for limits against a baseline the drop or gain.</param>
    /// <returns>True when it is not beyond the bound.</returns>
    public bool Holds(double value) => IsLeast ? value >= Bound : value <= Bound;

    /// <summary>True when the limit is broken by values that are too high, in the metric's own unit.</summary>
    public bool IsBrokenByHigh(Direction direction) =>
        Kind switch
        {
            LimitKind.Minimum => false,
            LimitKind.Maximum => true,
            LimitKind.MaximumGain => direction == Direction.HigherIsBetter,
            _ => direction == Direction.LowerIsBetter,
        };
}

/// <summary>The kinds of limits, in the order in which they are written.</summary>
internal enum LimitKind
{
    /// <summary>The value must not be less.</summary>
    Minimum,

    /// <summary>The value must not be greater.</summary>
    Maximum,

    /// <summary>The value must not be worse than the baseline's by more.</summary>
    MaximumDrop,

    /// <summary>The value must not be worse than the baseline's by more than this share of the baseline's.</summary>
    MaximumRelativeDrop,

    /// <summary>The value must be better than the baseline's by at least this.</summary>
    MinimumGain,

    /// <summary>The value must not be better than the baseline's by more: it would be too good to be true.</summary>
    MaximumGain,
}
