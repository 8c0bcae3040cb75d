using System.Collections.Immutable;
using QualityGate.Analysis;

namespace QualityGate.Metrics.Parts;

/// <summary>
/// A metric of a part of a model: of a class, of the classes below a concept, or of two groups of classes. It is computed for each part,
/// and has no value for the whole model.
/// </summary>
/// <param name="name">Its name in thresholds.yml.</param>
/// <param name="quantity">The quantity that it is.</param>
/// <param name="advice">The advice for a bad value.</param>
internal sealed class PartMetric(string name, PartQuantity quantity, string advice) : Metric
{
    private const string OfOtherSamples =
        "the samples that it rests on are those that the model predicts so, and another test set would give it others";

    /// <summary>The quantity that it is.</summary>
    public PartQuantity Quantity => quantity;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ImmutableArray<string> Aliases => OtherNames;

    /// <summary>Other names that mean the same.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <inheritdoc/>
    public override string Title => Name;

    /// <inheritdoc/>
    public override string Unit => quantity == PartQuantity.MistakeHeight ? "levels" : "share";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => quantity == PartQuantity.MistakeHeight ? double.PositiveInfinity : 1;

    /// <inheritdoc/>
    public override Direction Direction =>
        quantity is PartQuantity.MistakeHeight or PartQuantity.Crossing ? Direction.LowerIsBetter : Direction.HigherIsBetter;

    /// <inheritdoc/>
    public override MetricNeeds Needs =>
        quantity == PartQuantity.MistakeHeight ? MetricNeeds.TestData | MetricNeeds.Hierarchy : MetricNeeds.TestData;

    /// <summary>True when it is the share of samples with a property, which has an exact interval.</summary>
    public bool IsShareOfSamples => quantity is PartQuantity.Within or PartQuantity.Exact or PartQuantity.Crossing;

    /// <inheritdoc/>
    internal override RandomSource Randomness => IsShareOfSamples ? RandomSource.TestSamples : RandomSource.None;

    /// <inheritdoc/>
    internal override string WhyNeverInterval => OfOtherSamples;

    /// <inheritdoc/>
    public override string Advice => advice;

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis) =>
        MetricResult.Undefined("is a metric of parts of a model, not of the whole");
}

/// <summary>The quantities that metrics of parts are.</summary>
internal enum PartQuantity
{
    /// <summary>The share of the part's samples that are predicted as one of its classes.</summary>
    Within,

    /// <summary>The share of the part's samples that are predicted as their own class.</summary>
    Exact,

    /// <summary>The share of the predictions as one of the part's classes that are right.</summary>
    Precision,

    /// <summary>The mean height of the subsumer of true and predicted class over the part's wrong predictions.</summary>
    MistakeHeight,

    /// <summary>The share of the samples of one group of classes that are predicted as one of another group.</summary>
    Crossing,
}
