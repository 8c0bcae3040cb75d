using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>A share of ancestors that true and predicted classes have in common, over all predictions (Kiritchenko et al. 2006).</summary>
internal abstract class HierarchicalMetric : Metric
{
    /// <inheritdoc/>
    public sealed override string Unit => "share";

    /// <inheritdoc/>
    public sealed override double Least => 0;

    /// <inheritdoc/>
    public sealed override double Greatest => 1;

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

        if (analysis.ConceptConfusion is null)
        {
            return WithoutTestData;
        }

        var (part, whole) = Of(analysis.Remembered(facts => new Ancestors(AncestorCounts.Of(facts))).Counts);
        return whole > 0
            ? MetricResult.Of(part / whole)
            : MetricResult.Undefined("is undefined: all classes stand for the root of the hierarchy");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A share of sums is never less than the least of the shares; of random predictions the sums are those over all pairs, right ones
    /// included.
    /// </remarks>
    internal sealed override MetricBounds Bounds(ModelAnalysis analysis)
    {
        var related = analysis.Relatedness!;
        (double Part, double Whole) Pair(int y, int p) =>
            Of(new AncestorCounts(related.CommonAncestors(y, y) - 1, related.CommonAncestors(p, p) - 1, related.CommonAncestors(y, p) - 1));
        var classes = analysis.ConceptConfusion!.Classes;
        var right = analysis
            .ConceptConfusion.MeasuredClasses.Select(c => (Pair: Pair(c, c), Samples: analysis.ConceptConfusion.SamplesOf(c)))
            .ToArray();
        double Mean(Func<(double Part, double Whole), double> term) =>
            ((classes - 1) * PairRange.OfMistakes(analysis.ConceptConfusion, (y, p) => term(Pair(y, p))).Mean)
            + (right.Sum(own => own.Samples * term(own.Pair)) / right.Sum(own => own.Samples));
        var least = PairRange
            .OfMistakes(analysis.ConceptConfusion, (y, p) => Pair(y, p) is { Whole: > 0 } pair ? pair.Part / pair.Whole : 1)
            .Least;
        return new MetricBounds(Math.Min(least, 1), 1, Mean(pair => pair.Part) / Mean(pair => pair.Whole), MetricBounds.RandomPredictions);
    }

    /// <summary>The numerator and denominator of the share.</summary>
    internal abstract (double Part, double Whole) Of(AncestorCounts counts);

    // All metrics of this kind rest on the same counts, of each drawn test set, too.
    private sealed record Ancestors(AncestorCounts Counts);
}
