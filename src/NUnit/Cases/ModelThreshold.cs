using QualityGate.Gates;

namespace QualityGate.NUnit;

/// <summary>A threshold of a model in thresholds.yml: a case of <see cref="ThresholdSourceAttribute"/>, to be asserted on with <c>Passes.Threshold</c>.</summary>
public sealed record ModelThreshold
{
    internal ModelThreshold(GateEntry entry, Threshold threshold) => (Entry, Threshold) = (entry, threshold);

    /// <summary>The model.</summary>
    public GateEntry Entry { get; }

    /// <summary>The demand on it.</summary>
    public Threshold Threshold { get; }

    /// <summary>The case's name.</summary>
    /// <returns>Such as <c>birds: similarity-depth min 3</c>.</returns>
    public override string ToString() => $"{Entry.Name}: {Threshold.Name} {Threshold.DescribeLimits()}";
}
