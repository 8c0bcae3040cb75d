using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData;

namespace QualityGate.Metrics;

/// <summary>
/// A share of the test samples. Formulas give its interval and that of a difference, for any number of samples; no test sets are drawn.
/// </summary>
internal abstract class ShareMetric : Metric
{
    /// <inheritdoc/>
    public sealed override string Unit => "share";

    /// <inheritdoc/>
    public sealed override double Least => 0;

    /// <inheritdoc/>
    public sealed override double Greatest => 1;

    /// <inheritdoc/>
    public sealed override MetricNeeds Needs => MetricNeeds.TestData;

    /// <inheritdoc/>
    internal sealed override RandomSource Randomness => RandomSource.TestSamples;

    /// <summary>
    /// True when its part are the samples that were predicted right: two models that were tested on the same ones are then compared sample
    /// by sample.
    /// </summary>
    internal virtual bool IsOfRightSamples => false;

    /// <summary>The number of samples in the part, and of all, where the metric has a value and samples are counted.</summary>
    internal abstract (double Part, double Whole) Counts(ConfusionMatrix confusion);

    /// <summary>The interval of Clopper and Pearson, or why there is none.</summary>
    /// <param name="analysis">The analysed model, of which the metric has a value.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    internal IntervalResult IntervalOf(ModelAnalysis analysis, double level)
    {
        var confusion = analysis.Confusion!;
        if (confusion.WhyNotCounted is { } why)
        {
            return IntervalResult.None(why);
        }

        var (part, whole) = Counts(confusion);
        return IntervalResult.Of(ClopperPearson.Of(part, whole, level));
    }
}
