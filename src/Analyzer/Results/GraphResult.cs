using System.Collections.Immutable;

namespace QualityGate.Results;

/// <summary>A graph over the classes: clusters, and the forest of edges that spans them.</summary>
/// <param name="Converged">Whether the clustering came to rest.</param>
/// <param name="TiesBroken">Whether tiny numbers broke ties between similarities, because the partition hung on them.</param>
/// <param name="Clusters">The labels of each cluster's classes, in the order of the classes.</param>
/// <param name="Members">The same as indices of the model's outputs, counted from 0.</param>
/// <param name="Edges">The edges, the most similar first.</param>
public sealed record GraphResult(
    bool Converged,
    bool TiesBroken,
    ImmutableArray<ImmutableArray<string>> Clusters,
    ImmutableArray<ImmutableArray<int>> Members,
    ImmutableArray<EdgeResult> Edges
);

/// <summary>Two classes that are considered similar.</summary>
/// <param name="A">The label of a class.</param>
/// <param name="AName">Its name for people.</param>
/// <param name="AIndex">Its index among the model's outputs, counted from 0.</param>
/// <param name="B">The label of another class.</param>
/// <param name="BName">Its name for people.</param>
/// <param name="BIndex">Its index, which is higher.</param>
/// <param name="Similarity">Their similarity, not 0.</param>
/// <param name="Depth">The depth of their subsumer: the number of nodes on its longest path to the root, at least 1. Null, like the
/// subsumer itself, without a hierarchy.</param>
/// <param name="Subsumer">The identifier of the most specific concept that both are kinds of, such as <c>n02075296</c>.</param>
/// <param name="SubsumerName">Its name, such as <c>carnivore.n.01</c>.</param>
/// <param name="Confusions">How many samples of either were predicted as the other; the sum of both shares where only shares are known.
/// Null without test data.</param>
public sealed record EdgeResult(
    string A,
    string AName,
    int AIndex,
    string B,
    string BName,
    int BIndex,
    double Similarity,
    int? Depth = null,
    string? Subsumer = null,
    string? SubsumerName = null,
    double? Confusions = null
);
