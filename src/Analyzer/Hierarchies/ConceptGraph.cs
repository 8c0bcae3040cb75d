using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>
/// A rooted directed acyclic graph of concepts. Nodes are numbers from 0; each but the root has one or more parents
/// (hypernyms). Depths are fixed when the graph is made.
/// </summary>
internal sealed class ConceptGraph
{
    private const int FewAncestors = 64;

    private readonly int[] parentStart;
    private readonly int[] parents;
    private readonly int[] shortest;
    private readonly int[] longest;

    private ConceptGraph(int[] parentStart, int[] parents, int root, int[] shortest, int[] longest)
    {
        this.parentStart = parentStart;
        this.parents = parents;
        Root = root;
        this.shortest = shortest;
        this.longest = longest;
        MaximumDepth = longest.Max() - 1;
    }

    /// <summary>The number of nodes.</summary>
    public int Count => shortest.Length;

    /// <summary>The only node without parents.</summary>
    public int Root { get; }

    /// <summary>The number of edges on the longest path from the root to any node: 19 in the nouns of WordNet 3.0.</summary>
    public int MaximumDepth { get; }

    /// <summary>Builds a graph from each node's parents.</summary>
    /// <param name="parentsOfNodes">For each node, its parents; empty for the root alone.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentException">There is no root or more than one, a parent does not exist, or a path is closed.</exception>
    public static ConceptGraph Create(IReadOnlyList<IReadOnlyList<int>> parentsOfNodes)
    {
        ArgumentNullException.ThrowIfNull(parentsOfNodes);
        var start = new int[parentsOfNodes.Count + 1];
        for (var node = 0; node < parentsOfNodes.Count; node++)
        {
            start[node + 1] = start[node] + parentsOfNodes[node].Count;
        }

        return Create(start, [.. parentsOfNodes.SelectMany(list => list)]);
    }

    /// <summary>The parents of a node.</summary>
    /// <param name="node">A node, 0 ≤ node &lt; <see cref="Count"/>.</param>
    /// <returns>Its hypernyms; empty for the root.</returns>
    public ReadOnlySpan<int> ParentsOf(int node) => parents.AsSpan(parentStart[node]..parentStart[node + 1]);

    /// <summary>The number of nodes on the shortest path from a node to the root, both included: 1 for the root.</summary>
    /// <param name="node">A node, 0 ≤ node &lt; <see cref="Count"/>.</param>
    /// <returns>At least 1.</returns>
    public int ShortestDepth(int node) => shortest[node];

    /// <summary>The number of nodes on the longest path from a node to the root, both included: 1 for the root.</summary>
    /// <param name="node">A node, 0 ≤ node &lt; <see cref="Count"/>.</param>
    /// <returns>At least 1.</returns>
    public int LongestDepth(int node) => longest[node];

    /// <summary>All ancestors of a node, itself included, each with its distance.</summary>
    /// <param name="node">A node, 0 ≤ node &lt; <see cref="Count"/>.</param>
    /// <returns>The ancestors in ascending order of their numbers, with the length in edges of the shortest upward path.</returns>
    public ImmutableArray<Ancestor> AncestorsOf(int node)
    {
        // Breadth first: whoever is met first is met on the shortest way. A node mostly has some ten ancestors, so that looking through
        // them is faster than any dictionary; of one that has very many they are marked.
        var found = new List<Ancestor> { new(node, 0) };
        HashSet<int>? marked = null;
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var parent in ParentsOf(found[next].Node))
            {
                if (marked?.Add(parent) ?? !found.Exists(ancestor => ancestor.Node == parent))
                {
                    found.Add(new Ancestor(parent, found[next].Distance + 1));
                    marked ??= found.Count > FewAncestors ? [.. found.Select(ancestor => ancestor.Node)] : null;
                }
            }
        }

        found.Sort(static (a, b) => a.Node.CompareTo(b.Node));
        return [.. found];
    }

    /// <summary>Builds a graph from parents in one array: node n has those from parentStart[n] up to parentStart[n + 1].</summary>
    internal static ConceptGraph Create(int[] parentStart, int[] parents)
    {
        var count = parentStart.Length - 1;
        if (parents.Any(parent => parent < 0 || parent >= count))
        {
            throw new ArgumentException("A parent is not a node of the graph.", nameof(parents));
        }

        var roots = Enumerable.Range(0, count).Where(node => parentStart[node] == parentStart[node + 1]).Take(2).ToArray();
        if (roots is not [var root])
        {
            throw new ArgumentException("The graph needs exactly one node without parents.", nameof(parents));
        }

        var (shortest, longest) = Depths(parentStart, parents, root);
        return new ConceptGraph(parentStart, parents, root, shortest, longest);
    }

    // Kahn's order: a node is settled once all its parents are, so that both depths are final when it is reached.
    private static (int[] Shortest, int[] Longest) Depths(int[] parentStart, int[] parents, int root)
    {
        var count = parentStart.Length - 1;
        var (childStart, children) = Invert(parentStart, parents);
        var (shortest, longest, open) = (new int[count], new int[count], new int[count]);
        for (var node = 0; node < count; node++)
        {
            shortest[node] = int.MaxValue;
            open[node] = parentStart[node + 1] - parentStart[node];
        }

        (shortest[root], longest[root]) = (1, 1);
        var order = new int[count];
        order[0] = root;
        var settled = 1;
        for (var next = 0; next < settled; next++)
        {
            var node = order[next];
            foreach (var child in children.AsSpan(childStart[node]..childStart[node + 1]))
            {
                shortest[child] = Math.Min(shortest[child], shortest[node] + 1);
                longest[child] = Math.Max(longest[child], longest[node] + 1);
                if (--open[child] == 0)
                {
                    order[settled++] = child;
                }
            }
        }

        return settled == count ? (shortest, longest) : throw new ArgumentException("The graph has a closed path.", nameof(parents));
    }

    private static (int[] ChildStart, int[] Children) Invert(int[] parentStart, int[] parents)
    {
        var start = new int[parentStart.Length];
        foreach (var parent in parents)
        {
            start[parent + 1]++;
        }

        for (var node = 1; node < start.Length; node++)
        {
            start[node] += start[node - 1];
        }

        var children = new int[parents.Length];
        var free = start.AsSpan(..^1).ToArray();
        for (var node = 0; node < parentStart.Length - 1; node++)
        {
            foreach (var parent in parents.AsSpan(parentStart[node]..parentStart[node + 1]))
            {
                children[free[parent]++] = node;
            }
        }

        return (start, children);
    }
}

/// <summary>An ancestor of a node in a <see cref="ConceptGraph"/>.</summary>
/// <param name="Node">The ancestor.</param>
/// <param name="Distance">The number of edges on the shortest upward path to it; 0 for the node itself.</param>
internal readonly record struct Ancestor(int Node, int Distance);
