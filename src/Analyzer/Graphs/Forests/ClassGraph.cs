using System.Collections.Immutable;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Forests;

/// <summary>
/// The graph of similar classes in one view of them (structural or functional): the similarities, the partition made from
/// them, and the forest that spans its clusters.
/// </summary>
/// <param name="Similarity">The similarities; they may cover only some of the classes.</param>
/// <param name="Partition">The partition of the positions of <paramref name="Similarity"/>.</param>
/// <param name="Edges">The forest's edges, between classes; the most similar first.</param>
public sealed record ClassGraph(SimilarityMatrix Similarity, Partition Partition, ImmutableArray<ForestEdge> Edges)
{
    /// <summary>The classes of each cluster, ascending, in the order of the clusters' numbers.</summary>
    public ImmutableArray<ImmutableArray<int>> Clusters { get; } =
    [.. Partition.Clusters().Select(cluster => cluster.Select(i => Similarity.Classes[i]).ToImmutableArray())];

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
