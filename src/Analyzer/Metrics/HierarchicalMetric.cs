using System.Globalization;

namespace QualityGate.Metrics;

/// <summary>A share of ancestors that true and predicted classes have in common, over all predictions (Kiritchenko et al. 2006).</summary>
public abstract class HierarchicalMetric : Metric
{
    private protected const string Literature = "Kiritchenko, Matwin, Nock, Famili: *Learning and Evaluation in the Presence of Class Hierarchies*, Canadian AI 2006; as in HiClass";

    /// <inheritdoc/>
    public sealed override string Unit => "share";

    /// <inheritdoc/>
    public sealed override double Least => 0;

    /// <inheritdoc/>
    public sealed override double Greatest => 1;

    /// <inheritdoc/>
    public sealed override MetricNeeds Needs => MetricNeeds.Hierarchy | MetricNeeds.TestData;

    /// <inheritdoc/>
    public sealed override RandomSource Randomness => RandomSource.TestSamples;

    /// <inheritdoc/>
    public sealed override string Advice => "look at the mistakes of each class";

    /// <inheritdoc/>
    public sealed override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Confusion is null)
        {
            return WithoutTestData;
        }

        var (part, whole) = Of(AncestorCounts.Of(analysis));
        return whole > 0 ? MetricResult.Of(part / whole) : MetricResult.Undefined("is undefined: all classes stand for the root of the hierarchy");
    }

    /// <inheritdoc/>
    public sealed override string Calculate(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var (part, whole) = Of(AncestorCounts.Of(analysis));
        return string.Create(CultureInfo.InvariantCulture, $"{part} / {whole}");
    }

    /// <summary>Of what the share is taken.</summary>
    internal abstract (double Part, double Whole) Of(AncestorCounts counts);
}
