using System.Collections.Immutable;
using QualityGate.Forests;
using QualityGate.Hierarchies;
using QualityGate.Metrics;

namespace QualityGate.Gates;

/// <summary>
/// The facts about an analysed model that reports give beside its metrics. Plain values: the similarities, ranks and templates of an analysis,
/// which take tens of megabytes for 1,000 classes, are not held, so that a gate of many models takes the memory of one.
/// </summary>
/// <param name="Operator">The operator of the classifier layer, such as <c>Gemm</c>; for a file of arrays, the kind of file.</param>
/// <param name="Weights">The name of its weights in the file.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Features">The number of features of a class template.</param>
/// <param name="Labels">The labels of the classes.</param>
/// <param name="Structural">The clusters and edges of the structural graph.</param>
/// <param name="Functional">The same of the functional graph; null without test data, or when nothing could be clustered.</param>
/// <param name="Samples">The number of test samples; null without test data, or when only shares are known.</param>
/// <param name="Semantic">The bounds of Similarity Depth for these classes.</param>
public sealed record AnalysedModel(
    string Operator,
    string Weights,
    int Classes,
    int Features,
    ClassLabels Labels,
    ModelForest Structural,
    ModelForest? Functional,
    double? Samples,
    SemanticReference Semantic)
{
    /// <summary>Remarks on how the classifier was chosen and read; empty where there was but one way.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether there is test data, counted or as shares.</summary>
    public bool HasTestData { get; init; }

    /// <summary>Takes the facts out of an analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <returns>The facts, which don't hold on to it.</returns>
    public static AnalysedModel Of(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var classifier = analysis.Classifier;
        return new AnalysedModel(
            classifier.Operator,
            classifier.Weights,
            classifier.Templates.Classes,
            classifier.Templates.Features,
            analysis.Labels,
            ModelForest.Of(analysis.Structural),
            analysis.Functional is { } functional ? ModelForest.Of(functional) : null,
            analysis.Confusion?.Samples,
            analysis.Semantic)
        {
            Remarks = classifier.Remarks,
            HasTestData = analysis.Confusion is not null,
        };
    }
}

/// <summary>The clusters of a graph of classes and the edges that span them, without the similarities that they were made from.</summary>
/// <param name="Clusters">The classes of each cluster, ascending.</param>
/// <param name="Edges">The edges, the most similar first.</param>
/// <param name="Converged">Whether the clustering came to rest.</param>
/// <param name="TiesBroken">Whether tiny numbers broke ties between similarities, because the partition hung on them.</param>
public sealed record ModelForest(ImmutableArray<ImmutableArray<int>> Clusters, ImmutableArray<ForestEdge> Edges, bool Converged, bool TiesBroken)
{
    internal static ModelForest Of(ClassGraph graph) => new(graph.Clusters, graph.Edges, graph.Partition.Converged, graph.Partition.TiesBroken);
}
