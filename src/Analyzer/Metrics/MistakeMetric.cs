using QualityGate.Analysis;
using QualityGate.TestData;

namespace QualityGate.Metrics;

/// <summary>The mean, over the wrong predictions, of what the hierarchy says about the true and the predicted class.</summary>
internal abstract class MistakeMetric : Metric
{
    /// <inheritdoc/>
    public sealed override MetricNeeds Needs => MetricNeeds.Hierarchy | MetricNeeds.TestData;

    /// <inheritdoc/>
    internal sealed override RandomSource Randomness => RandomSource.TestSamples;

    /// <inheritdoc/>
    public sealed override string Advice => "look at the mistakes of each class";

    /// <inheritdoc/>
    public sealed override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Relatedness is null)
        {
            return WithoutHierarchy;
        }

        if (analysis.ConceptConfusion is not { } confusion)
        {
            return WithoutTestData;
        }

        var (sum, weight) = (0.0, 0.0);
        foreach (var (actual, predicted, count) in Prediction.Wrong(confusion))
        {
            sum += count * Of(analysis, actual, predicted);
            weight += count;
        }

        return weight > 0 ? MetricResult.Of(sum / weight) : MetricResult.Undefined("is undefined: no prediction is wrong");
    }

    /// <inheritdoc/>
    internal sealed override MetricBounds Bounds(ModelAnalysis analysis)
    {
        var mistakes = PairRange.OfMistakes(analysis.ConceptConfusion!, (actual, predicted) => Of(analysis, actual, predicted));
        return new MetricBounds(mistakes.Least, mistakes.Greatest, mistakes.Mean, MetricBounds.RandomPredictions);
    }

    /// <summary>The worth of a mistake.</summary>
    internal abstract double Of(ModelAnalysis analysis, int actual, int predicted);
}
