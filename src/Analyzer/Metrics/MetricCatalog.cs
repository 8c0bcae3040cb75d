using System.Collections.Immutable;

namespace QualityGate.Metrics;

/// <summary>All metrics, each registered once.</summary>
public static class MetricCatalog
{
    /// <summary>The metrics in the order in which reports list them.</summary>
    public static ImmutableArray<Metric> All { get; } =
    [
        new SimilarityDepth(),
        new RelativeSimilarityDepth(),
        new FunctionalSimilarityDepth(),
        new ErrorAlignment(),
        new ConfusionsExplainedExtended(),
        new SimilaritiesCausingConfusion(),
        new SimilaritiesCausingConfusionExtended(),
        new Accuracy(),
        new TopFiveAccuracy(),
        new MistakeSeverity(),
        new MistakeDepth(),
        new MistakeWuPalmer(),
        new LcaDistance(),
        new HierarchicalPrecision(),
        new HierarchicalRecall(),
        new HierarchicalF1(),
        new StructuralSemanticCorrelation(),
        new StructuralFunctionalCorrelation(),
        new FunctionalSemanticCorrelation(),
    ];

    /// <summary>The metrics that say most in one line.</summary>
    public static IEnumerable<Metric> Headlines => All.Where(metric => metric is SimilarityDepth or ErrorAlignment or Accuracy);

    /// <summary>Every name by which a metric can be asked for, aliases included.</summary>
    public static IEnumerable<string> Names => All.SelectMany(metric => metric.Aliases.Prepend(metric.Name));

    /// <summary>Finds a metric by its name or an alias.</summary>
    /// <param name="name">A name such as <c>similarity-depth</c>.</param>
    /// <returns>The metric, or null when there is none of that name.</returns>
    public static Metric? Find(string name) => All.FirstOrDefault(metric => metric.Name == name || metric.Aliases.Contains(name));
}
