using System.Runtime.CompilerServices;

namespace QualityGate.Files.Trees;

/// <summary>
/// The nodes that aliases of one document stand for, all together. An alias costs a few letters and may stand for a whole tree of other
/// aliases, so that a small file could describe one that fits no memory.
/// </summary>
internal sealed class AliasBudget(int deepestNesting)
{
    private const int MostNodes = 100_000;

    private readonly ConditionalWeakTable<DataNode, Size> sizes = [];
    private int spent;

    /// <summary>Spends what a node holds that an alias stands for.</summary>
    /// <param name="node">The node.</param>
    /// <param name="depth">The depth of the alias.</param>
    /// <returns>Why it cannot be spent, as a sentence; null when it is.</returns>
    public string? WhyNotSpent(DataNode node, int depth)
    {
        var size = SizeOf(node);
        if (depth + size.Height > deepestNesting)
        {
            return $"with what this alias stands for, the file is nested more than {deepestNesting} levels deep.";
        }

        // The size of a tree of aliases is at most what was spent on them before, and the nodes of the file.
        spent = (int)Math.Min(MostNodes + 1L, spent + (long)size.Nodes);
        return spent > MostNodes
            ? $"with what this alias stands for, the file has more than {MostNodes} values in aliases; write fewer."
            : null;
    }

    private Size SizeOf(DataNode node)
    {
        if (sizes.TryGetValue(node, out var known))
        {
            return known;
        }

        IEnumerable<DataNode> children = node switch
        {
            DataList list => list.Items,
            DataMap map => map.Entries.Select(entry => entry.Value),
            _ => [],
        };
        var (nodes, height) = (1, 0);
        foreach (var child in children)
        {
            var size = SizeOf(child);
            (nodes, height) = (Math.Min(MostNodes + 1, nodes + size.Nodes), Math.Max(height, size.Height + 1));
        }

        known = new Size(nodes, height);
        sizes.Add(node, known);
        return known;
    }

    private sealed record Size(int Nodes, int Height);
}
