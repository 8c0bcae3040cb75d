using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Reports.Graphs;

/// <summary>Lays a graph out: each cluster for itself, then the frames of the clusters into one picture.</summary>
internal sealed class LayoutBuilder(PictureGraph graph, string[] names, bool hasLabels)
{
    private readonly LayoutSizes sizes = new(hasLabels);
    private readonly PlacedNode[] nodes = new PlacedNode[graph.Nodes.Length];
    private readonly PlacedEdge[] edges = new PlacedEdge[graph.Similarities.Length];
    private readonly PlacedCluster[] clusters = new PlacedCluster[graph.Clusters.Length];
    private readonly string[] texts = hasLabels ? names : [.. graph.Nodes.Select(_ => string.Empty)];

    public GraphLayout Build()
    {
        var trees = SpanningTrees.Of(graph.Nodes.Length, graph.Similarities);
        var together = Enumerable.Range(0, clusters.Length).Where(cluster => graph.Clusters[cluster].Nodes.Length > 1).ToArray();
        var groups = together.Select(cluster => new ClusterLayout(cluster, Title(cluster), TreesOf(cluster, trees), sizes)).ToArray();
        var alone = Enumerable.Range(0, clusters.Length).Where(cluster => graph.Clusters[cluster].Nodes.Length == 1).ToArray();
        var packed = FramePacking.Pack(
            new FrameSet([.. groups.Select(group => (group.Width, group.Height))], Links(together), sizes.FrameGap)
        );
        var (width, height) = (packed.Width, packed.Height);
        for (var i = 0; i < groups.Length; i++)
        {
            var (x, y) = packed.Places[i];
            clusters[groups[i].Cluster] = new PlacedCluster(new Box(x, y, groups[i].Width, groups[i].Height), groups[i].Title);
            groups[i].CopyTo(x, y, (node, box) => nodes[node] = new PlacedNode(box, texts[node]), (edge, place) => edges[edge] = place);
        }

        var aside = PlaceAlone(alone, ref width, ref height);
        return new GraphLayout(width, height, hasLabels, [.. nodes], [.. edges], [.. clusters], aside);
    }

    private ImmutableArray<(IReadOnlyList<TreeMember> Members, PlacedTree Places)> TreesOf(int cluster, SpanningTrees trees) =>
        [
            .. trees
                .RootsOf(graph.Clusters[cluster].Nodes)
                .Select(trees.From)
                .Select(tree => (tree, TreeLayout.Of(tree, node => sizes.WidthOf(texts[node]), sizes))),
        ];

    // The amount of confusion between the classes of each two clusters.
    private FrameLink[] Links(int[] clusters)
    {
        var frameOf = clusters.Index().ToDictionary(frame => frame.Item, frame => frame.Index);
        return
        [
            .. graph
                .Confusions.Where(edge => !edge.SharesCluster)
                .Select(edge => (A: graph.Nodes[edge.A].Cluster, B: graph.Nodes[edge.B].Cluster, edge.Rate))
                .Where(edge => frameOf.ContainsKey(edge.A) && frameOf.ContainsKey(edge.B))
                .GroupBy(edge => (Math.Min(edge.A, edge.B), Math.Max(edge.A, edge.B)), edge => edge.Rate)
                .Select(pair => new FrameLink(frameOf[pair.Key.Item1], frameOf[pair.Key.Item2], pair.Sum())),
        ];
    }

    private string Title(int cluster)
    {
        var others = graph.Clusters[cluster].Nodes.Length - 1;
        // A word between, for the number would change sides with a name that is written from right to left.
        return $"{names[graph.Clusters[cluster].Middle]} and {others.ToString(CultureInfo.InvariantCulture)} more";
    }

    // Classes alone in their cluster stand in rows below the others, as many beside each other as there is room.
    private PlacedCluster? PlaceAlone(int[] alone, ref double width, ref double height)
    {
        if (alone.Length == 0)
        {
            return null;
        }

        var boxes = alone.Select(cluster => sizes.WidthOf(texts[graph.Clusters[cluster].Nodes[0]])).ToArray();
        var gap = sizes.SiblingGap(isUpright: false);
        var total = boxes.Sum(box => (box + gap) * (sizes.NodeHeight + gap));
        var room = Math.Max(width, Math.Floor(Math.Sqrt((total + (width * height)) * LayoutSizes.Proportion)));
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{alone.Length} {(alone.Length == 1 ? "class" : "classes")} alone in a cluster"
        );
        var top = height > 0 ? height + sizes.FrameGap : 0;
        var (x, y, right) = (sizes.Padding, top + sizes.TitleHeight, 2 * sizes.Padding + LabelText.BoldWidth(title, LayoutSizes.TitleFont));
        for (var i = 0; i < alone.Length; i++)
        {
            if (x > sizes.Padding && x + boxes[i] + sizes.Padding > room)
            {
                (x, y) = (sizes.Padding, y + sizes.NodeHeight + gap);
            }

            var (node, box) = (graph.Clusters[alone[i]].Nodes[0], new Box(x, y, boxes[i], sizes.NodeHeight));
            nodes[node] = new PlacedNode(box, texts[node]);
            clusters[alone[i]] = new PlacedCluster(box, string.Empty);
            x += boxes[i] + gap;
            right = Math.Max(right, box.Right + sizes.Padding);
        }

        height = y + sizes.NodeHeight + sizes.Padding;
        width = Math.Max(width, right);
        return new PlacedCluster(new Box(0, top, width, height - top), title);
    }
}
