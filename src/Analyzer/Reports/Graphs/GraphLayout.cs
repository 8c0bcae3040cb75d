using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The places of a picture, the same for every format that draws it: a frame for each cluster, its trees within, and classes that are
/// alone in their cluster in a frame aside. All numbers are whole or halves, so that they are the same on every machine.
/// </summary>
/// <param name="Width">The width of the whole; everything lies between 0 and it.</param>
/// <param name="Height">The height of the whole.</param>
/// <param name="HasLabels">Whether there is room for the names of classes; else a class is a dot, and only clusters are named.</param>
/// <param name="Nodes">The places of the classes, by position in <see cref="PictureGraph.Nodes"/>.</param>
/// <param name="Edges">The places of the edges, by position in <see cref="PictureGraph.Similarities"/>.</param>
/// <param name="Clusters">The places of the clusters, by position in <see cref="PictureGraph.Clusters"/>.</param>
/// <param name="Alone">The frame of the classes that are alone in their cluster; null where there are none.</param>
internal sealed record GraphLayout(
    double Width,
    double Height,
    bool HasLabels,
    ImmutableArray<PlacedNode> Nodes,
    ImmutableArray<PlacedEdge> Edges,
    ImmutableArray<PlacedCluster> Clusters,
    PlacedCluster? Alone
)
{
    /// <summary>The most classes whose names are drawn.</summary>
    public const int MostLabels = 5000;

    /// <summary>Lays a graph out.</summary>
    /// <param name="graph">The graph, whole or of one cluster.</param>
    /// <returns>The layout; the same for the same graph.</returns>
    public static GraphLayout Of(PictureGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new LayoutBuilder(graph, ClassTitles.Drawn(graph.Nodes), graph.Nodes.Length <= MostLabels).Build();
    }
}

/// <summary>The place of a class.</summary>
/// <param name="Box">The box that holds its mark and its name; no two overlap. Its middle is the class's position.</param>
/// <param name="Text">Its name in one line, cut to what is drawn; empty where names are left out.</param>
internal readonly record struct PlacedNode(Box Box, string Text)
{
    /// <summary>The class's position, from the left.</summary>
    public double X => Box.CentreX;

    /// <summary>The class's position, from the top.</summary>
    public double Y => Box.CentreY;
}

/// <summary>The place of an edge: a line from one box's side to the other's, on which is room for the depth.</summary>
/// <param name="X1">Where it leaves the parent in the tree, from the left.</param>
/// <param name="Y1">The same, from the top.</param>
/// <param name="X2">Where it arrives at the child, from the left.</param>
/// <param name="Y2">The same, from the top.</param>
/// <param name="IsUpright">Whether the line leaves and arrives upright, from a lower side to a top; else from side to side.</param>
internal readonly record struct PlacedEdge(double X1, double Y1, double X2, double Y2, bool IsUpright)
{
    /// <summary>Where the depth stands, from the left: just before the child, so that the depths of siblings stand apart.</summary>
    public double DepthX => IsUpright ? X2 : X2 - (Math.Sign(X2 - X1) * LayoutSizes.DepthRoom / 2);

    /// <summary>The same, from the top.</summary>
    public double DepthY => IsUpright ? Y2 - (Math.Sign(Y2 - Y1) * LayoutSizes.DepthRoom / 2) : Y2;
}

/// <summary>The place of a cluster.</summary>
/// <param name="Frame">The frame around its classes; that of a class that is alone is its box.</param>
/// <param name="Title">The title at the top of the frame; empty where there is but the class itself.</param>
internal readonly record struct PlacedCluster(Box Frame, string Title);
