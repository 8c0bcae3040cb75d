namespace QualityGate.Comparison;

/// <summary>How a metric changed.</summary>
public enum Change
{
    /// <summary>One of the models has no value.</summary>
    Unknown,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Its interval contains 0.</summary>
    WithinChance,

    /// <summary>For the better.</summary>
    Better,

    /// <summary>For the worse.</summary>
    Worse,
}
