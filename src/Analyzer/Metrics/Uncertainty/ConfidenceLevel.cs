namespace QualityGate.Metrics.Uncertainty;

/// <summary>The confidence levels that can be asked for.</summary>
public static class ConfidenceLevel
{
    /// <summary>The least: below it, an interval says little.</summary>
    public const double Least = 0.5;

    /// <summary>The greatest: beyond it, too few of the replicates lie outside.</summary>
    public const double Most = 0.999;

    /// <summary>True when a level can be asked for.</summary>
    /// <param name="level">A share, such as 0.95.</param>
    /// <returns>True from <see cref="Least"/> to <see cref="Most"/>.</returns>
    public static bool Contains(double level) => level is >= Least and <= Most;
}
