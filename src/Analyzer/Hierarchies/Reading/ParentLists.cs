namespace QualityGate.Hierarchies.Reading;

/// <summary>The parents of each concept of a draft, in two arrays.</summary>
internal sealed class ParentLists
{
    private readonly ConceptDraft draft;
    private readonly int[] edges;

    private ParentLists(ConceptDraft draft, int[] start, int[] edges)
    {
        this.draft = draft;
        Start = start;
        this.edges = edges;
    }

    /// <summary>Where the parents of each concept begin in <see cref="Items"/>; one more entry than there are concepts.</summary>
    public int[] Start { get; }

    /// <summary>The parents.</summary>
    public int[] Items => [.. edges.Select(edge => draft.Edges[edge].Parent)];

    public static ParentLists Of(ConceptDraft draft)
    {
        var start = new int[draft.Names.Count + 1];
        foreach (var (_, child, _) in draft.Edges)
        {
            start[child + 1]++;
        }

        for (var node = 1; node < start.Length; node++)
        {
            start[node] += start[node - 1];
        }

        var (edges, free) = (new int[draft.Edges.Count], start[..^1]);
        for (var edge = 0; edge < edges.Length; edge++)
        {
            edges[free[draft.Edges[edge].Child]++] = edge;
        }

        return new ParentLists(draft, start, edges);
    }

    /// <summary>The number of parents of a concept.</summary>
    public int CountOf(int node) => Start[node + 1] - Start[node];

    /// <summary>The edges to the parents of a concept.</summary>
    public IEnumerable<int> Of(int node) => edges.Take(Start[node]..Start[node + 1]);

    /// <summary>For each concept whether no order of all begins with its parents, because a circle is among or above it.</summary>
    public bool[] NotReached()
    {
        var children = draft.Edges.ToLookup(edge => edge.Parent, edge => edge.Child);
        int[] open = [.. Enumerable.Range(0, draft.Names.Count).Select(CountOf)];
        var free = new Stack<int>(Enumerable.Range(0, open.Length).Where(node => open[node] == 0));
        bool[] left = [.. open.Select(_ => true)];
        while (free.TryPop(out var node))
        {
            left[node] = false;
            foreach (var child in children[node])
            {
                if (--open[child] == 0)
                {
                    free.Push(child);
                }
            }
        }

        return left;
    }
}
