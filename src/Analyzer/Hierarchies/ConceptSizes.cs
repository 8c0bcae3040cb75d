namespace QualityGate.Hierarchies;

/// <summary>The number of concepts below each concept.</summary>
internal static class ConceptSizes
{
    /// <summary>Counts the concepts below each node of a graph, the node itself included.</summary>
    public static int[] Of(ConceptGraph graph)
    {
        var sizes = new int[graph.Count];
        var lastSeen = new int[graph.Count];
        Array.Fill(lastSeen, -1);
        var open = new Stack<int>();
        for (var node = 0; node < graph.Count; node++)
        {
            open.Push(node);
            while (open.TryPop(out var ancestor))
            {
                if (lastSeen[ancestor] == node)
                {
                    continue;
                }

                lastSeen[ancestor] = node;
                sizes[ancestor]++;
                foreach (var parent in graph.ParentsOf(ancestor))
                {
                    open.Push(parent);
                }
            }
        }

        return sizes;
    }
}
