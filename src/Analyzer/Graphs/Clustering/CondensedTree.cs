namespace QualityGate.Graphs.Clustering;

/// <summary>
/// HDBSCAN's condensed tree: seen from the root down, a group that splits into two of at least the minimum size gives birth
/// to two clusters; whatever else comes off merely falls out of the cluster that it was in. λ is 1 / distance.
/// </summary>
internal sealed class CondensedTree
{
    private const int Root = 0;
    private readonly List<Node> clusters = [];
    private readonly List<(int Cluster, int Position)> leaves = [];
    private readonly int positions;

    private CondensedTree(int positions) => this.positions = positions;

    /// <summary>Condenses a tree of merges.</summary>
    public static CondensedTree Of(IReadOnlyList<Merge> merges, int positions, int minimumSize)
    {
        var tree = new CondensedTree(positions);
        tree.clusters.Add(new Node(Parent: -1, Birth: 0));
        var open = new Stack<(int Group, int Cluster)>([(positions + merges.Count - 1, Root)]);
        int Size(int group) => group < positions ? 1 : merges[group - positions].Size;

        while (open.TryPop(out var item))
        {
            var merge = merges[item.Group - positions];
            var lambda = merge.Distance > 0 ? 1 / merge.Distance : double.PositiveInfinity;
            var splits = Size(merge.Left) >= minimumSize && Size(merge.Right) >= minimumSize;
            foreach (var child in (ReadOnlySpan<int>)[merge.Left, merge.Right])
            {
                if (splits)
                {
                    open.Push((child, tree.Born(item.Cluster, lambda, Size(child))));
                }
                else if (Size(child) >= minimumSize)
                {
                    open.Push((child, item.Cluster));
                }
                else
                {
                    tree.FallsOut(Members(child, merges, positions), item.Cluster, lambda);
                }
            }
        }

        return tree;
    }

    /// <summary>
    /// For each position its cluster, or noise: of every cluster and what it splits into, those are chosen that have more
    /// stability, the sum over their members of λ at leaving less λ at birth (excess of mass). The root is never chosen.
    /// </summary>
    public int[] Labels()
    {
        var chosen = Choose();
        var numbers = new Dictionary<int, int>();
        var labels = Enumerable.Repeat(NoiseCluster.Noise, positions).ToArray();
        foreach (var (cluster, position) in leaves.OrderBy(leaf => leaf.Position))
        {
            var home = cluster;
            while (home != Root && !chosen[home])
            {
                home = clusters[home].Parent;
            }

            if (home != Root)
            {
                numbers.TryAdd(home, numbers.Count);
                labels[position] = numbers[home];
            }
        }

        return labels;
    }

    // Children have higher numbers than their parents, so that from the end on all below a cluster is known, and from the
    // begin on all above it.
    private bool[] Choose()
    {
        var below = new double[clusters.Count];
        var chosen = new bool[clusters.Count];
        for (var cluster = clusters.Count - 1; cluster > Root; cluster--)
        {
            var own = clusters[cluster].Stability;
            chosen[cluster] = !(below[cluster] > own);
            below[clusters[cluster].Parent] += chosen[cluster] ? own : below[cluster];
        }

        var covered = new bool[clusters.Count];
        for (var cluster = Root + 1; cluster < clusters.Count; cluster++)
        {
            var parent = clusters[cluster].Parent;
            covered[cluster] = covered[parent] || chosen[parent];
            chosen[cluster] &= !covered[cluster];
        }

        return chosen;
    }

    private int Born(int parent, double lambda, int size)
    {
        clusters[parent].Stability += Excess(lambda, clusters[parent].Birth) * size;
        clusters.Add(new Node(parent, lambda));
        return clusters.Count - 1;
    }

    private void FallsOut(IEnumerable<int> members, int cluster, double lambda)
    {
        foreach (var position in members)
        {
            clusters[cluster].Stability += Excess(lambda, clusters[cluster].Birth);
            leaves.Add((cluster, position));
        }
    }

    // A cluster of identical positions that is born at λ = ∞ lasts no time.
    private static double Excess(double lambda, double birth) => double.IsInfinity(birth) ? 0 : lambda - birth;

    private static IEnumerable<int> Members(int group, IReadOnlyList<Merge> merges, int positions)
    {
        var open = new Stack<int>([group]);
        while (open.TryPop(out var node))
        {
            if (node < positions)
            {
                yield return node;
            }
            else
            {
                open.Push(merges[node - positions].Right);
                open.Push(merges[node - positions].Left);
            }
        }
    }

    private sealed record Node(int Parent, double Birth)
    {
        public double Stability { get; set; }
    }
}
