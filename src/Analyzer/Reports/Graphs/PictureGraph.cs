using System.Collections.Immutable;
using QualityGate.Results;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The classes that a network considers similar, and those that it confuses, as every picture shows them. Classes without a concept are
/// in no graph.
/// </summary>
/// <param name="Model">The model's name.</param>
/// <param name="Nodes">The classes, in the order of the model's outputs.</param>
/// <param name="Clusters">The structural clusters, in the order of their numbers.</param>
/// <param name="Similarities">The edges of the structural forest, the most similar first.</param>
/// <param name="Confusions">The edges of the functional forest, the most frequent first; empty without test data.</param>
/// <param name="ChanceDepth">Similarity Depth by chance, below which an edge is a misperception; null without a hierarchy.</param>
internal sealed record PictureGraph(
    string Model,
    ImmutableArray<PictureNode> Nodes,
    ImmutableArray<PictureCluster> Clusters,
    ImmutableArray<SimilarityEdge> Similarities,
    ImmutableArray<ConfusionEdge> Confusions,
    double? ChanceDepth
)
{
    /// <summary>Makes the graph of a model.</summary>
    /// <param name="model">A result.</param>
    /// <returns>The graph; null when the model was not measured.</returns>
    public static PictureGraph? Of(ModelResult model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model is { Structural: { } structural, Explanation.Classes: var classes }
            ? new PictureGraphBuilder(model, structural, classes).Build()
            : null;
    }

    /// <summary>The graph with the numbers of classes behind names that cannot be read as they are drawn.</summary>
    /// <param name="isLegible">Whether a name can be drawn with all its letters.</param>
    public PictureGraph Numbered(Predicate<string> isLegible)
    {
        var nodes = ClassTitles.Numbered(Nodes, isLegible);
        return this with
        {
            Nodes = nodes,
            Clusters = [.. Clusters.Select(cluster => cluster with { Name = nodes[cluster.Middle].Title.Text })],
        };
    }

    /// <summary>The part of the graph that lies in one cluster.</summary>
    /// <param name="cluster">The cluster, by position.</param>
    /// <returns>A graph whose only cluster it is; it keeps its number.</returns>
    public PictureGraph Only(int cluster)
    {
        var members = Clusters[cluster].Nodes;
        var positions = Enumerable.Range(0, members.Length).ToDictionary(i => members[i]);
        bool IsWithin(int a, int b) => Nodes[a].Cluster == cluster && Nodes[b].Cluster == cluster;
        return this with
        {
            Nodes = [.. members.Select(node => Nodes[node] with { Cluster = 0 })],
            Clusters =
            [
                Clusters[cluster] with
                {
                    Nodes = [.. Enumerable.Range(0, members.Length)],
                    Middle = positions[Clusters[cluster].Middle],
                },
            ],
            Similarities =
            [
                .. Similarities
                    .Where(edge => IsWithin(edge.A, edge.B))
                    .Select(edge => edge with { A = positions[edge.A], B = positions[edge.B] }),
            ],
            Confusions =
            [
                .. Confusions
                    .Where(edge => IsWithin(edge.A, edge.B))
                    .Select(edge => edge with { A = positions[edge.A], B = positions[edge.B] }),
            ],
        };
    }
}
