using System.Collections.Immutable;

namespace QualityGate.Graphs.Clustering;

/// <summary>All clustering algorithms that thresholds.yml can name.</summary>
public static class Clusterings
{
    /// <summary>The algorithms; the first is the default.</summary>
    public static ImmutableArray<ClusteringAlgorithm> All { get; } =
    [new AffinityPropagation(), new Louvain(), new Optics(), new Hdbscan(), new SingleCluster()];

    /// <summary>The algorithm that is used where none is named: affinity propagation, the paper's choice.</summary>
    public static ClusteringAlgorithm Default => All[0];

    /// <summary>Finds an algorithm by its name.</summary>
    /// <param name="name">A name such as <c>affinity-propagation</c>.</param>
    /// <returns>The algorithm, or null when there is none of that name.</returns>
    public static ClusteringAlgorithm? Find(string name) => All.FirstOrDefault(algorithm => algorithm.Name == name);
}
