using System.Collections.Immutable;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Forests;

/// <summary>
/// The graph of similar classes in one view of them (structural or functional): the similarities, the partition made from
/// them, and the forest that spans its clusters.
/// </summary>
public sealed record ClassGraph
{
    internal ClassGraph(SimilarityMatrix similarity, Partition partition, ImmutableArray<ForestEdge> edges)
    {
        Similarity = similarity;
        Partition = partition;
        Edges = edges;
        Clusters = [.. partition.Clusters().Select(cluster => cluster.Select(i => similarity.Classes[i]).ToImmutableArray())];
    }

    /// <summary>The similarities; they may cover only some of the classes.</summary>
    internal SimilarityMatrix Similarity { get; }

    /// <summary>The partition of the positions of <see cref="Similarity"/>.</summary>
    internal Partition Partition { get; }

    /// <summary>The forest's edges, between classes; the most similar first.</summary>
    public ImmutableArray<ForestEdge> Edges { get; internal init; }

    /// <summary>The classes of each cluster, ascending, in the order of the clusters' numbers.</summary>
    public ImmutableArray<ImmutableArray<int>> Clusters { get; }

    /// <summary>Spans the clusters of a partition, and finds each edge's subsumer where there is a hierarchy.</summary>
    /// <param name="similarity">The similarities.</param>
    /// <param name="partition">A partition of their positions.</param>
    /// <param name="relatedness">The relatedness of pairs of classes in the hierarchy; null without one.</param>
    /// <returns>The graph.</returns>
    internal static ClassGraph Span(SimilarityMatrix similarity, Partition partition, Relatedness? relatedness)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        ArgumentNullException.ThrowIfNull(partition);
        return new ClassGraph(
            similarity,
            partition,
            [
                .. SpanningForest
                    .Of(similarity, partition)
                    .Select(pair =>
                    {
                        var (a, b) = (similarity.Classes[pair.I], similarity.Classes[pair.J]);
                        return new ForestEdge(a, b, pair.Similarity, relatedness?.Subsumer(a, b), relatedness?.SubsumerDepth(a, b));
                    }),
            ]
        );
    }
}
