using QualityGate.Configuration;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// A threshold of a model in thresholds.yml: a case of <see cref="ThresholdSourceAttribute"/>, to be asserted on with
/// <c>Passes.Threshold</c>.
/// </summary>
public sealed record ModelThreshold
{
    internal ModelThreshold(GateEntry entry, Threshold threshold, BaselineSource? baseline) =>
        (Entry, Threshold, Baseline) = (entry, threshold, baseline);

    /// <summary>The name of the model in thresholds.yml.</summary>
    public string Model => Entry.Name;

    /// <summary>The metric on which something is demanded.</summary>
    public Metric Metric => Threshold.Metric;

    internal GateEntry Entry { get; }

    internal Threshold Threshold { get; }

    internal BaselineSource? Baseline { get; }

    /// <summary>The case's name.</summary>
    /// <returns>Such as <c>birds: similarity-depth min 3</c>.</returns>
    public override string ToString() => $"{Entry.Name}: {Threshold.Name} {Threshold.DescribeLimits()}";
}
