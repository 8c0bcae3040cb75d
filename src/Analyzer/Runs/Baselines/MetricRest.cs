using QualityGate.Metrics;

namespace QualityGate.Runs.Baselines;

/// <summary>The parts of an analysis that a metric rests on, as far as a baseline has them.</summary>
internal static class MetricRest
{
    /// <summary>True when it rests on the similarity of all pairs of classes by their weights, which a baseline does not have.</summary>
    public static bool IsOnAllWeights(Metric metric) => metric is CorrelationMetric && metric.Needs.HasFlag(MetricNeeds.Templates);

    /// <summary>True when it rests on clusters, so that another clustering gives another value.</summary>
    public static bool IsOnClusters(Metric metric) => metric is DepthMetric or RelativeSimilarityDepth or ComplianceMetric;

    /// <summary>True when the functional graph has to be made for it, which takes long for many classes.</summary>
    public static bool IsOnFunctionalGraph(Metric metric) => IsOnClusters(metric) && metric.NeedsTestData;
}
