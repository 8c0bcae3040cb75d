using QualityGate.Configuration;

namespace QualityGate.NUnit;

/// <summary>
/// A threshold of a model in thresholds.yml: a case of <see cref="ThresholdSourceAttribute"/>, to be asserted on with
/// <c>Passes.Threshold</c>.
/// </summary>
/// <param name="Entry">The model.</param>
/// <param name="Threshold">What is demanded of it.</param>
public sealed record ModelThreshold(GateEntry Entry, Threshold Threshold)
{
    /// <summary>The case's name.</summary>
    /// <returns>Such as <c>birds: similarity-depth min 3</c>.</returns>
    public override string ToString() => $"{Entry.Name}: {Threshold.Name} {Threshold.DescribeLimits()}";
}
