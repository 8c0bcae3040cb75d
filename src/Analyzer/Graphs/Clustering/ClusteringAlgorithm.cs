using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>A way of partitioning classes by their similarity.</summary>
public abstract class ClusteringAlgorithm
{
    private protected ClusteringAlgorithm() { }

    /// <summary>The name in thresholds.yml, such as <c>affinity-propagation</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Partitions the positions of a similarity matrix. Deterministic: a tie goes to the lower position.</summary>
    /// <param name="similarity">The similarities.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The partition, or null when the algorithm found none.</returns>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    internal abstract Partition? Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default);

    /// <summary>
    /// Partitions similarities of which most are equal to others, as those of a hierarchy are. An algorithm that does badly
    /// on ties breaks them, always in the same way.
    /// </summary>
    /// <param name="similarity">The similarities.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The partition, or null when the algorithm found none.</returns>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    internal virtual Partition? ClusterTies(SimilarityMatrix similarity, CancellationToken cancellationToken = default) =>
        Cluster(similarity, cancellationToken);
}
