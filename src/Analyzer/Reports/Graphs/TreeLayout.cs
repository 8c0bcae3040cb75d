namespace QualityGate.Reports.Graphs;

/// <summary>
/// Lays a tree out around its root: children in a row beside their parent, whose branches have bands of their own, so that nothing lies
/// on anything and no edge crosses a name. The root's branches go to two sides, as in a mind map.
/// </summary>
internal sealed class TreeLayout
{
    private readonly IReadOnlyList<TreeMember> tree;
    private readonly LayoutSizes sizes;
    private readonly bool isUpright;

    // Along is the way from the root outwards, across is the way from sibling to sibling.
    private readonly double[] along;
    private readonly double[] across;
    private readonly double[] start;
    private readonly double[] centre;
    private readonly double[] band;
    private readonly double[] anchor;
    private readonly double[] lead;
    private readonly List<int>[] children;
    private readonly bool[] isBackward;

    private TreeLayout(IReadOnlyList<TreeMember> tree, Func<int, double> widthOf, LayoutSizes sizes, bool isUpright)
    {
        (this.tree, this.sizes, this.isUpright) = (tree, sizes, isUpright);
        along = [.. tree.Select(member => isUpright ? sizes.NodeHeight : widthOf(member.Node))];
        across = [.. tree.Select(member => isUpright ? widthOf(member.Node) : sizes.NodeHeight)];
        (start, centre) = (new double[tree.Count], new double[tree.Count]);
        (band, anchor, lead) = (new double[tree.Count], new double[tree.Count], new double[tree.Count]);
        isBackward = new bool[tree.Count];
        children = [.. Enumerable.Range(0, tree.Count).Select(_ => new List<int>(0))];
    }

    /// <summary>Lays a tree out in whichever direction gives the better proportions.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="widthOf">The width of a node's box.</param>
    /// <param name="sizes">The sizes of everything else.</param>
    /// <returns>The boxes of the nodes and the edges to their parents, from 0 on.</returns>
    public static PlacedTree Of(IReadOnlyList<TreeMember> tree, Func<int, double> widthOf, LayoutSizes sizes)
    {
        var level = new TreeLayout(tree, widthOf, sizes, isUpright: false).Place();
        var upright = new TreeLayout(tree, widthOf, sizes, isUpright: true).Place();
        return Badness(upright) < Badness(level) ? upright : level;
    }

    // The area of a frame of pleasant proportions that would hold it.
    private static double Badness(PlacedTree placed) => Math.Max(placed.Width, placed.Height * LayoutSizes.Proportion);

    private PlacedTree Place()
    {
        for (var at = 1; at < tree.Count; at++)
        {
            children[tree[at].Parent].Add(at);
        }

        Measure();
        var (forward, backward) = Sides();
        PlaceChildren(0, forward, isBackward: false);
        PlaceChildren(0, backward, isBackward: true);
        for (var at = 1; at < tree.Count; at++)
        {
            PlaceChildren(at, children[at], isBackward[at]);
        }

        return ToPlaced();
    }

    // Bands from the leaves inwards: a node needs its own breadth, or that of its children. It stands in the middle between the first and
    // the last of them, which need not be the middle of its band.
    private void Measure()
    {
        for (var at = tree.Count - 1; at >= 0; at--)
        {
            var half = (across[at] + sizes.SiblingGap(isUpright)) / 2;
            var broad = children[at].Sum(child => band[child]);
            var middle =
                children[at] is [var first, .., var last] ? (anchor[first] + broad - band[last] + anchor[last]) / 2
                : children[at] is [var only] ? anchor[only]
                : half;
            lead[at] = Math.Max(0, half - middle);
            anchor[at] = lead[at] + middle;
            band[at] = Math.Max(lead[at] + broad, anchor[at] + half);
        }
    }

    // The root's branches, the broadest first, each to the side that has less; then in the order of similarity again.
    private (List<int> Forward, List<int> Backward) Sides()
    {
        var (forward, backward) = (0.0, 0.0);
        foreach (var child in children[0].OrderByDescending(child => band[child]).ThenBy(child => child))
        {
            isBackward[child] = backward + band[child] < forward + band[child] && backward < forward;
            forward += isBackward[child] ? 0 : band[child];
            backward += isBackward[child] ? band[child] : 0;
        }

        return ([.. children[0].Where(child => !isBackward[child])], [.. children[0].Where(child => isBackward[child])]);
    }

    private void PlaceChildren(int parent, List<int> placed, bool isBackward)
    {
        if (placed.Count == 0)
        {
            return;
        }

        // The root's sides are centred each for itself.
        var offset = parent == 0 ? -SideAnchor(placed) : lead[parent] - anchor[parent];
        foreach (var child in placed)
        {
            this.isBackward[child] = isBackward;
            centre[child] = centre[parent] + offset + anchor[child];
            offset += band[child];
            start[child] = isBackward
                ? start[parent] - sizes.LevelGap(isUpright) - along[child]
                : start[parent] + along[parent] + sizes.LevelGap(isUpright);
        }
    }

    private double SideAnchor(List<int> placed) =>
        (anchor[placed[0]] + placed.Sum(child => band[child]) - band[placed[^1]] + anchor[placed[^1]]) / 2;

    private PlacedTree ToPlaced()
    {
        var (boxes, edges) = (new Box[tree.Count], new PlacedEdge[tree.Count]);
        for (var at = 0; at < tree.Count; at++)
        {
            // Whole numbers: a half stays a half wherever the tree is moved to.
            var (near, side) = (Math.Floor(start[at]), Math.Floor(centre[at] - (across[at] / 2)));
            boxes[at] = isUpright ? new Box(side, near, across[at], along[at]) : new Box(near, side, along[at], across[at]);
        }

        var (left, top) = (boxes.Min(box => box.X), boxes.Min(box => box.Y));
        boxes = [.. boxes.Select(box => box.Moved(-left, -top))];
        for (var at = 1; at < tree.Count; at++)
        {
            var (parent, child) = (boxes[tree[at].Parent], boxes[at]);
            edges[at] = (isUpright, isBackward[at]) switch
            {
                (false, false) => new PlacedEdge(parent.Right, parent.CentreY, child.X, child.CentreY, isUpright),
                (false, true) => new PlacedEdge(parent.X, parent.CentreY, child.Right, child.CentreY, isUpright),
                (true, false) => new PlacedEdge(parent.CentreX, parent.Bottom, child.CentreX, child.Y, isUpright),
                (true, true) => new PlacedEdge(parent.CentreX, parent.Y, child.CentreX, child.Bottom, isUpright),
            };
        }

        return new PlacedTree(boxes, edges, boxes.Max(box => box.Right), boxes.Max(box => box.Bottom));
    }
}

/// <summary>A tree with places.</summary>
/// <param name="Boxes">The boxes of the nodes, in the order of the tree.</param>
/// <param name="Edges">The edge of each node to its parent; that of the root means nothing.</param>
/// <param name="Width">The width of the whole, from 0.</param>
/// <param name="Height">The height of the whole, from 0.</param>
internal sealed record PlacedTree(Box[] Boxes, PlacedEdge[] Edges, double Width, double Height);
