namespace QualityGate.Results;

/// <summary>The bounds of Similarity Depth for the classes of a model.</summary>
/// <param name="ChanceSimilarityDepth">The mean over all pairs of classes: relative Similarity Depth is 0 there.</param>
/// <param name="CeilingSimilarityDepth">The Similarity Depth by the hierarchy's own similarities: relative Similarity Depth is 1 there;
/// null where undefined.</param>
/// <param name="PairDepths">How many of all pairs of classes have each depth, the least depth first; null in reports of earlier
/// versions.</param>
public sealed record SemanticResult(
    double ChanceSimilarityDepth,
    double? CeilingSimilarityDepth = null,
    IReadOnlyList<DepthCount>? PairDepths = null
);

/// <summary>The number of pairs of classes that have a depth.</summary>
/// <param name="Depth">The depth of the pairs' subsumers, at least 1.</param>
/// <param name="Pairs">The number of pairs.</param>
public sealed record DepthCount(int Depth, long Pairs);
