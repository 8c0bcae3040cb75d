using System.Collections.Immutable;
using QualityGate.Reports.Graphs;

namespace QualityGate.Reports.Html;

/// <summary>
/// Where a picture has its classes, edges and clusters: in the layout that every format draws, and, where clusters open one at a time, in
/// that of each cluster by itself, which has room for names.
/// </summary>
/// <param name="HasLabels">Whether there is room for the names of classes.</param>
/// <param name="Nodes">The places of classes, by position.</param>
/// <param name="Edges">The places of similarities, by position.</param>
/// <param name="Clusters">The places of clusters, by position.</param>
internal sealed record PicturePlaces(
    bool HasLabels,
    ImmutableArray<PlacedNode> Nodes,
    ImmutableArray<PlacedEdge> Edges,
    ImmutableArray<PlacedCluster> Clusters
)
{
    /// <summary>The height of a class.</summary>
    public double NodeHeight => Nodes.IsEmpty ? 0 : Nodes[0].Box.Height;

    /// <summary>Finds the places.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="isClosed">Whether clusters open one at a time.</param>
    public static PicturePlaces Of(PictureGraph graph, bool isClosed)
    {
        var whole = GraphLayout.Of(graph);
        if (!isClosed)
        {
            return new PicturePlaces(whole.HasLabels, whole.Nodes, whole.Edges, whole.Clusters);
        }

        var (nodes, edges) = (new PlacedNode[graph.Nodes.Length], new PlacedEdge[graph.Similarities.Length]);
        var edgesOf = Enumerable.Range(0, edges.Length).ToLookup(edge => graph.Nodes[graph.Similarities[edge].A].Cluster);
        for (var cluster = 0; cluster < graph.Clusters.Length; cluster++)
        {
            var own = GraphLayout.Of(graph.Only(cluster));
            foreach (var (position, node) in graph.Clusters[cluster].Nodes.Index())
            {
                nodes[node] = own.Nodes[position];
            }

            foreach (var (position, edge) in edgesOf[cluster].Index())
            {
                edges[edge] = own.Edges[position];
            }
        }

        return new PicturePlaces(true, [.. nodes], [.. edges], whole.Clusters);
    }
}
