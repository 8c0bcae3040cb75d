using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics;

namespace QualityGate.Explanations;

/// <summary>The parts that drive a model's metrics.</summary>
/// <param name="ShallowestEdges">
/// The structural edges of least depth, at most twenty: classes considered similar that have little to do with each other. They
/// drive Similarity Depth down. Without a hierarchy the most similar ones.
/// </param>
/// <param name="UnexplainedConfusions">
/// The functional edges that are no structural edges, the most frequent first: they drive error alignment down.
/// </param>
/// <param name="UnconfusedSimilarities">
/// The structural edges whose two classes are never confused, the most similar first: they drive down the share of
/// similarities that cause confusion.
/// </param>
/// <param name="StructuralClusters">Similarity Depth of each structural cluster, in the clusters' order.</param>
/// <param name="FunctionalClusters">The same of each functional cluster; empty without test data.</param>
/// <param name="Classes">The contribution of each class, in the order of the classes.</param>
/// <param name="Superclasses">Accuracy of each concept that joins several classes; empty without test data.</param>
internal sealed record Explanation(
    ImmutableArray<ForestEdge> ShallowestEdges,
    ImmutableArray<PairOfClasses> UnexplainedConfusions,
    ImmutableArray<PairOfClasses> UnconfusedSimilarities,
    ImmutableArray<ClusterDepth> StructuralClusters,
    ImmutableArray<ClusterDepth> FunctionalClusters,
    ImmutableArray<ClassShare> Classes,
    ImmutableArray<SuperclassAccuracy> Superclasses
)
{
    private const int MostEdges = 20;

    /// <summary>Explains an analysed model.</summary>
    /// <param name="analysis">The model.</param>
    /// <returns>The parts of the model that drive its metrics.</returns>
    public static Explanation Of(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var compliance = GraphCompliance.Of(analysis);
        return new Explanation(
            [.. analysis.Structural.Edges.OrderBy(edge => edge.Depth).ThenByDescending(edge => edge.Similarity).Take(MostEdges)],
            compliance is null
                ? []
                :
                [
                    .. compliance
                        .Confusions.Where(edge => !compliance.AreSimilar(edge.A, edge.B))
                        .Select(edge => PairOfClasses.Of(analysis, edge))
                        .OrderByDescending(pair => pair.Confusions),
                ],
            compliance is null
                ? []
                : [.. compliance.Similarities.Select(edge => PairOfClasses.Of(analysis, edge)).Where(pair => pair.Confusions == 0)],
            ClusterDepth.Of(analysis.Structural),
            analysis.Functional is { } functional ? ClusterDepth.Of(functional) : [],
            ClassShare.Of(analysis),
            SuperclassAccuracy.Of(analysis)
        );
    }
}
