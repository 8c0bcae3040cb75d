namespace QualityGate.Results;

/// <summary>The confidence interval of a metric or of a share; it contains the value.</summary>
/// <param name="Level">The confidence level, between 0 and 1.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record MetricInterval(double Level, double Low, double High);

/// <summary>The level of a metric that had nothing to do with what the classes are.</summary>
/// <param name="Expected">The expectation of the metric when the class labels are permuted at random.</param>
/// <param name="PValue">How often permuted labels do at least as well, between 0 and 1.</param>
/// <param name="Lift">Of a share, its value divided by what chance gives; null where chance gives 0.</param>
public sealed record MetricChance(double Expected, double PValue, double? Lift = null);

/// <summary>The bounds of Similarity Depth for the classes of a model.</summary>
/// <param name="ChanceSimilarityDepth">The mean over all pairs of classes: relative Similarity Depth is 0 there.</param>
/// <param name="CeilingSimilarityDepth">The Similarity Depth by the hierarchy's own similarities: relative Similarity Depth is 1 there;
/// null where undefined.</param>
public sealed record SemanticResult(double ChanceSimilarityDepth, double? CeilingSimilarityDepth = null);
