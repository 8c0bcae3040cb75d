using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Outputs;

/// <summary>Collects the operators that work on a layer's results, in its graph and in those around it.</summary>
internal static class Downstream
{
    /// <summary>The operators, each once.</summary>
    public static IReadOnlySet<string> Operators(GraphNode layer)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (GraphNode? start = layer; start is not null; start = start.Scope.Caller)
        {
            Collect(start, found);
        }

        return found;
    }

    private static void Collect(GraphNode start, HashSet<string> found)
    {
        var consumers = start
            .Scope.Nodes.SelectMany(node => node.Proto.Input.Distinct().Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node, StringComparer.Ordinal);
        var open = new Stack<GraphNode>([start]);
        var seen = new HashSet<GraphNode> { start };
        while (open.TryPop(out var node))
        {
            foreach (
                var next in node.Proto.Output.Where(output => output.Length > 0).SelectMany(output => consumers[output]).Where(seen.Add)
            )
            {
                found.Add(next.Operator);
                open.Push(next);
            }
        }
    }
}
