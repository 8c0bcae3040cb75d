using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>A cluster's frame: its title, and its trees below each other.</summary>
internal sealed class ClusterLayout
{
    private readonly ImmutableArray<(IReadOnlyList<TreeMember> Members, PlacedTree Places)> trees;
    private readonly LayoutSizes sizes;

    public ClusterLayout(
        int cluster,
        string title,
        ImmutableArray<(IReadOnlyList<TreeMember> Members, PlacedTree Places)> trees,
        LayoutSizes sizes
    )
    {
        (Cluster, Title, this.trees, this.sizes) = (cluster, title, trees, sizes);
        var titleWidth = LabelText.Width(title, LayoutSizes.TitleFont);
        Width = Math.Max(titleWidth, trees.Max(tree => tree.Places.Width)) + (2 * sizes.Padding);
        Height = sizes.TitleHeight + trees.Sum(tree => tree.Places.Height) + ((trees.Length - 1) * sizes.SiblingGap(false)) + sizes.Padding;
    }

    public int Cluster { get; }

    public string Title { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Gives the places of classes and edges when the frame is at a place.</summary>
    public void CopyTo(double x, double y, Action<int, Box> placeNode, Action<int, PlacedEdge> placeEdge)
    {
        var top = y + sizes.TitleHeight;
        foreach (var (members, places) in trees)
        {
            var left = x + Math.Floor((Width - places.Width) / 2);
            for (var at = 0; at < members.Count; at++)
            {
                placeNode(members[at].Node, places.Boxes[at].Moved(left, top));
                if (members[at].Parent >= 0)
                {
                    var edge = places.Edges[at];
                    placeEdge(
                        members[at].Edge,
                        new PlacedEdge(edge.X1 + left, edge.Y1 + top, edge.X2 + left, edge.Y2 + top, edge.IsUpright)
                    );
                }
            }

            top += places.Height + sizes.SiblingGap(isUpright: false);
        }
    }
}
