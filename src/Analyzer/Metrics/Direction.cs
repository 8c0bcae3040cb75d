namespace QualityGate.Metrics;

/// <summary>Which values of a metric are good.</summary>
public enum Direction
{
    /// <summary>The higher, the better.</summary>
    HigherIsBetter,

    /// <summary>The lower, the better.</summary>
    LowerIsBetter,
}
