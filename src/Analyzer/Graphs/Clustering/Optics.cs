using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// OPTICS (Ankerst et al. 1999) with scikit-learn's defaults on 1 − S: min_samples 5, no limit of radius, clusters extracted
/// by their steep flanks with ξ = 0.05. The walk starts at class 0, so the result depends on the order of the classes.
/// Noise is a cluster of its own, the last one.
/// </summary>
internal sealed class Optics : ClusteringAlgorithm
{
    private const int MinimumSamples = 5;
    private const double Xi = 0.05;

    /// <inheritdoc/>
    public override string Name => "optics";

    /// <inheritdoc/>
    /// <remarks>Fewer than five classes have no core: all of them are noise, one cluster.</remarks>
    internal override Partition Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        if (similarity.Count < MinimumSamples)
        {
            return NoiseCluster.Gather(Enumerable.Repeat(NoiseCluster.Noise, similarity.Count));
        }

        var plot = ReachabilityPlot.Walk(similarity, MinimumSamples, cancellationToken);
        var labels = Enumerable.Repeat(NoiseCluster.Noise, similarity.Count).ToArray();
        var cluster = 0;
        foreach (var (start, end) in new SteepAreas(plot, Xi, MinimumSamples).Clusters())
        {
            // Smaller clusters come first, and keep what they have: a larger one around them is not used.
            var members = plot.Order.AsSpan(start..(end + 1)).ToArray();
            if (Array.TrueForAll(members, position => labels[position] == NoiseCluster.Noise))
            {
                Array.ForEach(members, position => labels[position] = cluster);
                cluster++;
            }
        }

        return NoiseCluster.Gather(labels);
    }
}
