using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>Finds the operator that keeps weights from being worked out: one that only constants go into, and that is not known.</summary>
internal static class UnknownOperator
{
    private const int MostValues = 1000;

    /// <summary>The node; null where the node's inputs are none that only constants go into.</summary>
    public static GraphNode? Before(GraphNode node, ConstantFolder constants) =>
        node
            .Inputs.Where(input => !constants.IsConstant(input) && RestsOnConstants(input))
            .Select(input => First(input, constants))
            .FirstOrDefault(found => found is not null);

    // The input of the model is what no node computes and no initialiser gives.
    private static bool RestsOnConstants(GraphValue value)
    {
        var open = new Stack<GraphValue>([value]);
        var seen = new HashSet<GraphValue>();
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next) || next.Scope.Initializer(next.Name) is not null)
            {
                continue;
            }

            if (next.Producer is not var (node, _) || seen.Count > MostValues)
            {
                return false;
            }

            foreach (var input in node.Inputs)
            {
                open.Push(input);
            }
        }

        return true;
    }

    private static GraphNode? First(GraphValue value, ConstantFolder constants)
    {
        for (var steps = 0; steps < MostValues && value.Producer is var (node, _); steps++)
        {
            if (node.Inputs.All(constants.IsConstant))
            {
                return node;
            }

            value = node.Inputs.First(input => !constants.IsConstant(input));
        }

        return null;
    }
}
