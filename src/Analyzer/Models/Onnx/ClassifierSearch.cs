namespace QualityGate.Models.Onnx;

/// <summary>
/// Finds the classifier layer by what the graph computes: from each output back through operators that leave the classes
/// where they are, up to the first layer that has weights. Neither names nor the order of nodes decide.
/// </summary>
internal static class ClassifierSearch
{
    // Classifiers have a few outputs; a file that claims thousands would be walked through thousands of times.
    private const int MostOutputs = 64;

    // Each of these hands on its first input class by class: whatever it does, class c stays class c.
    private static readonly string[] PassThrough =
    [
        "Softmax", "LogSoftmax", "Sigmoid", "Relu", "Identity", "Cast", "Dropout",
        "Flatten", "Reshape", "Squeeze", "Unsqueeze", "GlobalAveragePool",
    ];

    /// <summary>Searches from every output of the graph.</summary>
    /// <returns>The layers found, each once, and a sentence for each output where none was.</returns>
    public static (IReadOnlyList<ClassifierLayer> Layers, IReadOnlyList<string> Obstacles) Find(OnnxGraph graph)
    {
        var layers = new List<ClassifierLayer>();
        var obstacles = new List<string>();
        foreach (var output in graph.Outputs.Take(MostOutputs))
        {
            var (layer, obstacle) = WalkBack(graph, output);
            if (layer is null)
            {
                obstacles.Add($"output '{output}' {obstacle}");
            }
            else if (!layers.Contains(layer))
            {
                layers.Add(layer);
            }
        }

        return (layers, obstacles);
    }

    private static (ClassifierLayer? Layer, string Obstacle) WalkBack(OnnxGraph graph, string output)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var value = output;
        while (seen.Add(value))
        {
            if (graph.ProducerOf(value) is not { } node)
            {
                return (null, $"goes back to '{value}', which no node computes, without a layer that has weights");
            }

            if (ClassifierLayer.Recognise(node, graph) is { } layer)
            {
                return (layer, string.Empty);
            }

            if (NextValue(node, graph) is not { } next)
            {
                return (null, ClassifierLayer.IsWeighted(node)
                    ? $"is computed by {node.Describe()}, whose weights are not a plain constant (an initialiser or Constant, at most renamed, cast or transposed; a convolution without groups)"
                    : $"is computed by {node.Describe()}, behind which no class templates can be read");
            }

            value = next;
        }

        return (null, $"goes round in a circle at '{value}'");
    }

    private static string? NextValue(NodeProto node, OnnxGraph graph)
    {
        if (!node.IsStandard())
        {
            return null;
        }

        return node.OpType switch
        {
            "Add" when node.Input is [var a, var b] && graph.IsConstant(b) => a,
            "Add" when node.Input is [var a, var b] && graph.IsConstant(a) => b,
            var type when PassThrough.Contains(type) && node.Input.Count > 0 => node.Input[0],
            _ => null,
        };
    }
}
