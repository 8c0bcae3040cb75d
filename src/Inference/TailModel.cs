using Google.Protobuf;
using QualityGate.Models.Onnx;

namespace QualityGate.Inference;

/// <summary>
/// The part of a model behind its classifier layers, as a model of its own: the layers' scores are its inputs, so that it can be
/// asked which of them arrives where. All that it needs besides has the value that it had in a run of the whole model.
/// </summary>
/// <param name="Bytes">The model; empty when the output is the layer's own.</param>
/// <param name="Given">The values of the whole model that are its inputs, besides the scores.</param>
/// <param name="Operators">The operators in it.</param>
internal sealed record TailModel(byte[] Bytes, IReadOnlyList<string> Given, IReadOnlySet<string> Operators)
{
    /// <summary>Plans the cut.</summary>
    /// <param name="graph">The whole model's graph.</param>
    /// <param name="scores">The values that are the layers' scores.</param>
    /// <param name="output">The value to compute.</param>
    /// <returns>The nodes behind the scores, and the values that must be given.</returns>
    public static (IReadOnlyList<NodeProto> Nodes, IReadOnlyList<string> Given) Plan(
        GraphProto graph,
        IReadOnlySet<string> scores,
        string output
    )
    {
        var producers = graph
            .Node.SelectMany(node => node.Output.Where(name => name.Length > 0), (node, name) => (name, node))
            .DistinctBy(pair => pair.name)
            .ToDictionary(pair => pair.name, pair => pair.node, StringComparer.Ordinal);
        var users = graph
            .Node.SelectMany(node => Uses(node).Distinct(), (node, name) => (name, node))
            .ToLookup(pair => pair.name, pair => pair.node, StringComparer.Ordinal);

        var behind = Reach(scores, name => users[name], node => node.Output, isStop: _ => false);
        var before = Reach([output], name => producers.TryGetValue(name, out var node) ? [node] : [], Uses, scores.Contains);
        var constants = before.Where(node => node.OpType == "Constant").ToHashSet();
        var nodes = graph.Node.Where(node => (behind.Contains(node) && before.Contains(node)) || constants.Contains(node)).ToList();
        var inside = nodes
            .SelectMany(node => node.Output)
            .Concat(graph.Initializer.Select(tensor => tensor.Name))
            .ToHashSet(StringComparer.Ordinal);
        return (nodes, [.. nodes.SelectMany(Uses).Distinct().Where(name => !inside.Contains(name) && !scores.Contains(name))]);
    }

    /// <summary>Cuts the part behind the layers out of a model.</summary>
    /// <param name="file">The whole model.</param>
    /// <param name="inputs">The inputs of the part, with the type of their elements.</param>
    /// <param name="scores">The inputs that are the layers' scores.</param>
    /// <param name="output">The value to compute.</param>
    /// <returns>The part.</returns>
    public static TailModel Cut(OnnxFile file, IReadOnlyDictionary<string, int> inputs, IReadOnlySet<string> scores, string output)
    {
        var model = ModelProto.Parser.ParseFrom(file.Input.Read(0, file.Input.Length));
        var (nodes, given) = Plan(model.Graph, scores, output);
        var used = nodes.SelectMany(Uses).ToHashSet(StringComparer.Ordinal);
        var graph = new GraphProto { Name = "tail" };
        graph.Node.AddRange(nodes);
        graph.Initializer.AddRange(model.Graph.Initializer.Where(tensor => used.Contains(tensor.Name)));
        graph.Input.AddRange(
            inputs
                .Where(input => used.Contains(input.Key))
                .Select(input => new ValueInfoProto
                {
                    Name = input.Key,
                    Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = input.Value } },
                })
        );
        graph.Output.Add(new ValueInfoProto { Name = output });
        model.Graph = graph;
        return new TailModel(
            scores.Contains(output) ? [] : model.ToByteArray(),
            given,
            nodes.Select(Kind).ToHashSet(StringComparer.Ordinal)
        );
    }

    // The least of all is asked for by two operators.
    private static string Kind(NodeProto node) =>
        node.OpType == "TopK" && node.Attribute.Any(attribute => attribute.Name == "largest" && attribute.I == 0) ? "ArgMin" : node.OpType;

    private static HashSet<NodeProto> Reach(
        IEnumerable<string> from,
        Func<string, IEnumerable<NodeProto>> next,
        Func<NodeProto, IEnumerable<string>> names,
        Func<string, bool> isStop
    )
    {
        var found = new HashSet<NodeProto>(ReferenceEqualityComparer.Instance);
        var open = new Stack<string>(from);
        while (open.TryPop(out var name))
        {
            foreach (var node in isStop(name) ? [] : next(name).Where(found.Add))
            {
                foreach (var other in names(node))
                {
                    open.Push(other);
                }
            }
        }

        return found;
    }

    // The values that a node uses, be it in a branch or body.
    private static IEnumerable<string> Uses(NodeProto node) =>
        node
            .Input.Where(name => name.Length > 0)
            .Concat(node.Attribute.Where(attribute => attribute.G is not null).SelectMany(attribute => Outer(attribute.G)));

    private static IEnumerable<string> Outer(GraphProto graph)
    {
        var own = graph
            .Node.SelectMany(node => node.Output)
            .Concat(graph.Input.Select(input => input.Name))
            .Concat(graph.Initializer.Select(tensor => tensor.Name))
            .ToHashSet(StringComparer.Ordinal);
        return graph.Node.SelectMany(Uses).Concat(graph.Output.Select(output => output.Name)).Where(name => !own.Contains(name));
    }
}
