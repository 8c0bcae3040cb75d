using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// Louvain (Blondel et al. 2008): modularity of the weighted graph, self-loops as in the matrix, raised by moving one class
/// at a time to the neighbouring community that gains most, then by doing the same with whole communities, until nothing
/// gains. Classes are visited by descending degree, of equal ones the lower index first; a tie leaves the
/// class where it is, or goes to the lower community.
/// </summary>
internal sealed class Louvain : ClusteringAlgorithm
{
    /// <summary>A level that gains less than this is the last one.</summary>
    private const double LeastGain = 1e-7;

    /// <inheritdoc/>
    public override string Name => "louvain";

    /// <inheritdoc/>
    internal override Partition Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var labels = Enumerable.Range(0, similarity.Count).ToArray();
        var graph = CommunityGraph.Of(similarity);
        while (true)
        {
            var (communities, gain) = graph.Move(LeastGain, cancellationToken);
            labels = [.. labels.Select(label => communities[label])];
            if (!(gain > LeastGain))
            {
                return new Partition([.. labels], labels.Max() + 1);
            }

            graph = graph.Merge(communities);
        }
    }
}
