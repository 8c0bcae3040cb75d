using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// HDBSCAN (Campello, Moulavi &amp; Sander 2013) on 1 − S: min_cluster_size 5, min_samples 5 (the class itself counts),
/// clusters chosen by excess of mass, the whole set never one of them. Noise is a cluster of its own, the last one.
/// </summary>
internal sealed class Hdbscan : ClusteringAlgorithm
{
    private const int MinimumClusterSize = 5;
    private const int MinimumSamples = 5;

    /// <inheritdoc/>
    public override string Name => "hdbscan";

    /// <inheritdoc/>
    /// <remarks>Fewer than five classes have no core: all of them are noise, one cluster.</remarks>
    internal override Partition Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        if (similarity.Count < MinimumSamples)
        {
            return NoiseCluster.Gather(Enumerable.Repeat(NoiseCluster.Noise, similarity.Count));
        }

        var merges = SingleLinkage.Of(similarity, CoreDistances.Of(similarity, MinimumSamples), cancellationToken);
        return NoiseCluster.Gather(CondensedTree.Of(merges, similarity.Count, MinimumClusterSize).Labels());
    }
}
