using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace QualityGate.Results;

/// <summary>The parts that drive a model's metrics.</summary>
/// <param name="ShallowestEdges">The structural edges of least depth, at most twenty: they drive Similarity Depth down. Without
/// a hierarchy the most similar ones.</param>
/// <param name="UnexplainedConfusions">The functional edges that are no structural edges, the most frequent first: they drive error
/// alignment down.</param>
/// <param name="UnconfusedSimilarities">The structural edges whose two classes are never confused, the most similar first.</param>
/// <param name="StructuralClusters">Similarity Depth of each structural cluster, in the clusters' order.</param>
/// <param name="FunctionalClusters">The same of each functional cluster; empty without test data.</param>
/// <param name="Classes">The contribution of each class, in the order of the classes.</param>
/// <param name="Superclasses">Accuracy of each concept that joins several classes; empty without test data or a hierarchy.</param>
public sealed record ExplanationResult(
    ImmutableArray<EdgeResult> ShallowestEdges,
    ImmutableArray<PairResult> UnexplainedConfusions,
    ImmutableArray<PairResult> UnconfusedSimilarities,
    ImmutableArray<ClusterResult> StructuralClusters,
    ImmutableArray<ClusterResult> FunctionalClusters,
    ImmutableArray<ClassResult> Classes,
    ImmutableArray<SuperclassResult> Superclasses
);

/// <summary>Two classes that one graph joins and the other does not.</summary>
/// <param name="A">The label of a class.</param>
/// <param name="AName">Its name for people.</param>
/// <param name="B">The label of another class.</param>
/// <param name="BName">Its name for people.</param>
/// <param name="Similarity">Their structural similarity, from 0 to 1.</param>
/// <param name="Confusions">How many samples of either were predicted as the other; the sum of both shares where only shares are
/// known.</param>
/// <param name="Depth">The depth of their subsumer; null, like the subsumer itself, without a hierarchy.</param>
/// <param name="Subsumer">The identifier of the most specific concept that both are kinds of.</param>
/// <param name="SubsumerName">Its name.</param>
public sealed record PairResult(
    string A,
    string AName,
    string B,
    string BName,
    double Similarity,
    double Confusions,
    int? Depth = null,
    string? Subsumer = null,
    string? SubsumerName = null
);

/// <summary>Similarity Depth within one cluster.</summary>
/// <param name="Classes">The labels of its classes.</param>
/// <param name="Edges">The number of edges between them.</param>
/// <param name="SimilarityDepth">The mean depth of these edges; null when there is none, or no hierarchy.</param>
public sealed record ClusterResult(ImmutableArray<string> Classes, int Edges, double? SimilarityDepth = null);

/// <summary>The share of one class in the metrics.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Edges">The number of structural edges that touch it.</param>
/// <param name="DepthContribution">By how much it moves Similarity Depth; over all classes these add up to 0. Null without a
/// hierarchy.</param>
/// <param name="SimilarityDepth">The mean depth of these edges; null when there is none, or no hierarchy.</param>
/// <param name="Samples">The number of its test samples, or 1 where only shares are known; null without test data.</param>
/// <param name="Accuracy">The share of them that is predicted rightly; null without any.</param>
/// <param name="AccuracyInterval">The exact interval of that share, where intervals of accuracy were asked for.</param>
/// <param name="Precision">The share of the predictions of this class that are right; null when it is never predicted.</param>
/// <param name="MistakeSeverity">The mean height of the subsumers over its wrong predictions; null without any, or without a
/// hierarchy.</param>
public sealed record ClassResult(
    [property: JsonPropertyOrder(-4)] string Label,
    [property: JsonPropertyOrder(-3)] string Name,
    [property: JsonPropertyOrder(-2)] int Edges,
    double? DepthContribution = null,
    [property: JsonPropertyOrder(-1)] double? SimilarityDepth = null,
    double? Samples = null,
    double? Accuracy = null,
    MetricInterval? AccuracyInterval = null,
    double? Precision = null,
    double? MistakeSeverity = null
);

/// <summary>The accuracy with which the classes that are a kind of one concept are told from all others.</summary>
/// <param name="Concept">The identifier of the concept.</param>
/// <param name="Name">Its name.</param>
/// <param name="Classes">The number of classes that are a kind of it.</param>
/// <param name="Samples">The number of their test samples; where only shares are known, of the classes that have some.</param>
/// <param name="Accuracy">The share of them that is predicted as one of these classes, be it the right one or not.</param>
/// <param name="ExactAccuracy">The share of them that is predicted rightly.</param>
/// <param name="AccuracyInterval">The exact interval of <paramref name="Accuracy"/>, where intervals of accuracy were asked for.</param>
/// <param name="ExactAccuracyInterval">The same of <paramref name="ExactAccuracy"/>.</param>
public sealed record SuperclassResult(
    string Concept,
    string Name,
    int Classes,
    double Samples,
    double Accuracy,
    [property: JsonPropertyOrder(2)] double ExactAccuracy,
    [property: JsonPropertyOrder(1)] MetricInterval? AccuracyInterval = null,
    [property: JsonPropertyOrder(3)] MetricInterval? ExactAccuracyInterval = null
);
