namespace QualityGate.Metrics;

/// <summary>The direction in which values of a metric get better.</summary>
public enum Direction
{
    /// <summary>The higher, the better.</summary>
    HigherIsBetter,

    /// <summary>The lower, the better.</summary>
    LowerIsBetter,
}
