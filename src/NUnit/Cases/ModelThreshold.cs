using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Reading;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// A threshold of a model in thresholds.yml: a case of <see cref="ThresholdSourceAttribute"/>, to be asserted on with
/// <c>Passes.Threshold</c>.
/// </summary>
public sealed record ModelThreshold
{
    internal ModelThreshold(GateEntry entry, Threshold threshold, BaselineSource? baseline, PartLine? line = null) =>
        (Entry, Threshold, Baseline, Line) = (entry, threshold, baseline, line);

    /// <summary>The name of the model in thresholds.yml.</summary>
    public string Model => Entry.Name;

    /// <summary>The metric on which something is demanded.</summary>
    public Metric Metric => Threshold.Metric;

    internal GateEntry Entry { get; }

    internal Threshold Threshold { get; }

    internal BaselineSource? Baseline { get; }

    /// <summary>The line of limits on parts of the model, where the threshold is such a line.</summary>
    internal PartLine? Line { get; }

    /// <summary>The model with this threshold alone.</summary>
    internal GateEntry Only => Entry with { Thresholds = Line is null ? [Threshold] : [], Parts = Line is null ? [] : [Line] };

    /// <summary>The case's name.</summary>
    /// <returns>Such as <c>birds: similarity-depth min 3</c>.</returns>
    public override string ToString() =>
        Line is null
            ? $"{Entry.Name}: {Threshold.Name} {Threshold.DescribeLimits()}"
            : $"{Entry.Name}: {Line.Title} {Line.DescribeLimits()}";
}
