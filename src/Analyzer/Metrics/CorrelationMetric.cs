using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Similarity;

namespace QualityGate.Metrics;

/// <summary>Spearman’s rank correlation of two views of the classes, over all pairs of different classes (Filus &amp; Domańska).</summary>
internal abstract class CorrelationMetric : Metric
{
    /// <inheritdoc/>
    public sealed override string Unit => "correlation";

    /// <inheritdoc/>
    public sealed override double Least => -1;

    /// <inheritdoc/>
    public sealed override double Greatest => 1;

    /// <inheritdoc/>
    public sealed override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (NeedsHierarchy && analysis.Relatedness is null)
        {
            return WithoutHierarchy;
        }

        if (NeedsTestData && analysis.ConceptConfusion is null)
        {
            return WithoutTestData;
        }

        return Of(analysis) is ({ } first, { } second) && first.CorrelationWith(second) is { } correlation
            ? MetricResult.Of(correlation)
            : MetricResult.Undefined("is undefined: in one of the two views all pairs of classes are equally similar");
    }

    /// <inheritdoc/>
    internal sealed override MetricBounds Bounds(ModelAnalysis analysis) => new(Least, Greatest, Chance: 0);

    /// <summary>The ranks of the pairs in either view; null for a view without similarities.</summary>
    internal abstract (PairRanks? First, PairRanks? Second) Of(ModelAnalysis analysis);

    private static string Write(PairRanks ranks) =>
        string.Join(' ', ranks.Values.Select(rank => rank.ToString("0.#", CultureInfo.InvariantCulture)));
}
