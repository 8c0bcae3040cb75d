using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Metrics;

namespace QualityGate.Explanations;

/// <summary>The pairs of classes that weigh most in a metric: where to look first when its value is not what it should be.</summary>
internal static class HeaviestPairs
{
    /// <summary>Finds the pairs that move a metric's value in one direction.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <param name="metric">A metric that has a value for it.</param>
    /// <param name="effect">Whether the value is to be explained for being low or for being high; what is bad for the metric when
    /// null.</param>
    /// <returns>
    /// Edges of a forest for metrics of its depth; edges on which two forests agree or disagree for metrics of error alignment; pairs
    /// that two views rank alike or differently for correlations; confusions, and classes that are mostly predicted rightly, for
    /// other metrics on test data. The heaviest first; it may be none.
    /// </returns>
    public static ImmutableArray<HeavyPair> Of(ModelAnalysis analysis, Metric metric, PairEffect? effect = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(metric);
        var asked = effect ?? (metric.Direction == Direction.HigherIsBetter ? PairEffect.Lowers : PairEffect.Raises);
        return metric switch
        {
            { NeedsHierarchy: true } when analysis.Relatedness is null => [],
            CorrelationMetric correlation => RankPairs.Of(analysis, correlation, asked),
            FunctionalSimilarityDepth => analysis.Functional is { } functional ? DepthPairs.Of(analysis, functional, asked) : [],
            { NeedsTestData: false } => DepthPairs.Of(analysis, analysis.Structural, asked),
            ComplianceMetric compliance => CompliancePairs.Of(analysis, compliance, asked),
            _ => analysis.ConceptConfusion is { } confusion ? PredictionPairs.Of(analysis, confusion, metric, asked) : [],
        };
    }
}
