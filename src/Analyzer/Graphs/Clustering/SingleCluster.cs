using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>No partition: all classes form one cluster.</summary>
internal sealed class SingleCluster : ClusteringAlgorithm
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    internal override Partition Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        return new Partition([.. new int[similarity.Count]], ClusterCount: 1);
    }
}
