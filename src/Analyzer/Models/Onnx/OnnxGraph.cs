namespace QualityGate.Models.Onnx;

/// <summary>A graph seen from its values: which node computes a value, and which values are constants.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, NodeProto> producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorProto> initializers = new(StringComparer.Ordinal);

    public OnnxGraph(GraphProto graph)
    {
        Outputs = [.. graph.Output.Select(output => output.Name)];
        foreach (var tensor in graph.Initializer)
        {
            initializers.TryAdd(tensor.Name, tensor);
        }

        foreach (var node in graph.Node)
        {
            foreach (var output in node.Output.Where(name => name.Length > 0))
            {
                producers.TryAdd(output, node);
            }
        }
    }

    /// <summary>The names of the graph's outputs.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The node that computes a value, or null for inputs and initialisers.</summary>
    public NodeProto? ProducerOf(string value) => producers.GetValueOrDefault(value);

    /// <summary>Whether a value is the same in every run of the graph.</summary>
    public bool IsConstant(string value) => Origin(value) is not null;

    /// <summary>The name of the initialiser or constant that a constant value goes back to.</summary>
    public string NameOfConstant(string value) => Origin(value)!.Value.Name;

    /// <summary>Reads a constant value, and does to it what the nodes between it and its use do.</summary>
    /// <exception cref="InvalidDataException">It cannot be decoded; the message says why.</exception>
    public OnnxTensor ReadConstant(string value)
    {
        var origin = Origin(value) ?? throw new InvalidOperationException($"'{value}' is not a constant.");
        var tensor = OnnxTensor.Decode(origin.Tensor);
        foreach (var node in origin.Path.Where(node => node.OpType == "Transpose"))
        {
            tensor = tensor.Transpose(Permutation(node, tensor.Shape.Length));
        }

        return tensor;
    }

    // A constant is an initialiser or a Constant node, possibly renamed, cast or transposed on its way.
    private (string Name, TensorProto Tensor, IReadOnlyList<NodeProto> Path)? Origin(string value)
    {
        var path = new List<NodeProto>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(value))
        {
            if (initializers.TryGetValue(value, out var initializer))
            {
                path.Reverse();
                return (value, initializer, path);
            }

            if (ProducerOf(value) is not { } node || !node.IsStandard())
            {
                return null;
            }

            switch (node.OpType)
            {
                case "Constant" when node.Find("value")?.T is { } tensor:
                    path.Reverse();
                    return (value, tensor, path);
                case "Identity" or "Cast" or "Transpose" when node.Input.Count > 0:
                    path.Add(node);
                    value = node.Input[0];
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static int[] Permutation(NodeProto node, int rank)
    {
        var given = node.Find("perm")?.Ints;
        int[] permutation = given is null or [] ? [.. Enumerable.Range(0, rank).Reverse()] : [.. given.Select(axis => (int)axis)];
        return permutation.Order().SequenceEqual(Enumerable.Range(0, rank))
            ? permutation
            : throw new InvalidDataException($"the Transpose behind it swaps the axes [{string.Join(", ", permutation)}] of {rank}");
    }
}
