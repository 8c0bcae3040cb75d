using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Search;

/// <summary>
/// Finds the classifier layer by what the graph computes: from each output back through operators that leave the classes
/// what they are, into branches, bodies and functions, up to the first layer that has weights. Neither names nor the order of
/// nodes decide.
/// </summary>
internal sealed class ClassifierSearch(LayerContext context)
{
    private const int MostValues = 200_000;
    private const int MostLayers = 64;
    private const int MostObstacles = 4;

    private readonly Dictionary<string, LayerForm> forms = new LayerForm[]
    {
        new MatrixProductForm(), new ConvolutionForm(), new EinsumForm(), new QuantisedProductForm(), new BlockQuantisedForm(), new LinearClassifierForm(),
    }.SelectMany(form => form.Operators, (form, name) => (name, form)).ToDictionary(pair => pair.name, pair => pair.form, StringComparer.Ordinal);

    private readonly HashSet<GraphValue> seen = [];
    private readonly Dictionary<GraphNode, FoundLayer> layers = [];
    private readonly List<string> obstacles = [];
    private readonly List<string> foreign = [];

    /// <summary>Searches from outputs of the graph.</summary>
    /// <param name="outputs">The names of the outputs to begin at.</param>
    /// <returns>The layers, those that feed another one left out.</returns>
    public SearchResult From(IEnumerable<string> outputs)
    {
        foreach (var output in outputs)
        {
            WalkBack(output);
        }

        var upstream = layers.Count > 1 ? layers.Values.SelectMany(Upstream).ToHashSet() : [];
        return new SearchResult([.. layers.Values.Where(layer => !upstream.Contains(layer.Node))], [.. obstacles.Take(MostObstacles)], foreign);
    }

    /// <summary>All layers of the main graph, wherever they stand: what a name can choose among.</summary>
    public IEnumerable<FoundLayer> Everywhere() => Scopes(context.Model.Main, 0).SelectMany(scope => scope.Nodes).Take(MostValues)
        .Select(node => Recognise(node, output: string.Empty, [])).OfType<FoundLayer>();

    private static IEnumerable<GraphScope> Scopes(GraphScope scope, int level)
    {
        const int Deepest = 8;
        yield return scope;
        foreach (var node in scope.Nodes)
        {
            var inner = scope.Call(node) is { } function ? [function] : node.Proto.Attribute.Select(attribute => scope.Branch(node, attribute.Name)).OfType<GraphScope>();
            foreach (var nested in level < Deepest ? inner.SelectMany(s => Scopes(s, level + 1)) : [])
            {
                yield return nested;
            }
        }
    }

    private void WalkBack(string output)
    {
        var open = new Stack<(GraphValue Value, IReadOnlyList<Tensor> Factors)>();
        open.Push((context.Model.Main.Value(output), []));
        while (open.TryPop(out var next) && layers.Count < MostLayers && seen.Count < MostValues)
        {
            var (value, factors) = next;
            if (!seen.Add(value))
            {
                continue;
            }

            if (value.Producer is not var (node, index))
            {
                obstacles.Add($"output '{output}' goes back to '{value}', which no node computes, without a layer that has weights");
            }
            else if (Recognise(node, output, factors) is { } layer)
            {
                layers.TryAdd(node, layer);
            }
            else if (Inside(value, node, index) is { } inside)
            {
                Push(inside, factors);
            }
            else if (PassThrough.Sources(node, index) is { } sources)
            {
                Push(sources, PerClassFactor.Of(node, context.Constants) is { } factor ? [.. factors, factor] : factors);
            }
            else
            {
                Stop(output, node);
            }
        }

        if (obstacles.Count == 0 && layers.Count == 0)
        {
            obstacles.Add($"output '{output}' goes round in a circle, or is a constant");
        }

        void Push(IEnumerable<GraphValue> values, IReadOnlyList<Tensor> factors)
        {
            foreach (var source in values.Where(source => !context.Constants.IsConstant(source)))
            {
                open.Push((source, factors));
            }
        }
    }

    private static GraphValue[]? Inside(GraphValue value, GraphNode node, int output)
    {
        GraphValue? Result(GraphScope? scope, int index) => scope is not null && index < scope.Outputs.Count ? scope.Value(scope.Outputs[index]) : null;
        var scope = value.Scope;
        IEnumerable<GraphValue?>? results = node.Operator switch
        {
            "If" => [Result(scope.Branch(node, "then_branch"), output), Result(scope.Branch(node, "else_branch"), output)],

            // The first thing that a Loop's body says is whether to go on.
            "Loop" => [Result(scope.Branch(node, "body"), output + 1)],
            "Scan" => [Result(scope.Branch(node, "body"), output)],
            _ when scope.Call(node) is { } function => [Result(function, output)],
            _ => null,
        };
        return results?.OfType<GraphValue>().ToArray();
    }

    private FoundLayer? Recognise(GraphNode node, string output, IReadOnlyList<Tensor> factors)
    {
        if (!forms.TryGetValue(node.Operator, out var form))
        {
            return null;
        }

        try
        {
            return form.Recognise(node, context) is { } layer ? new FoundLayer(node, layer, Failure: null, output, factors) : null;
        }
        catch (InvalidDataException e)
        {
            return new FoundLayer(node, Layer: null, e.Message, output, factors);
        }
    }

    private void Stop(string output, GraphNode node)
    {
        if (ForeignModels.Describe(node.Operator) is { } description)
        {
            foreign.Add($"{description}: {node.Describe()}");
        }

        obstacles.Add($"output '{output}' is computed by {node.Describe()}, " + (forms.ContainsKey(node.Operator)
            ? UnknownOperator.Before(node, context.Constants) is { } unknown ? $"whose weights come out of {unknown.Describe()}, an operator that is not known" : "neither of whose inputs is a constant"
            : "behind which no class templates can be read"));
    }

    // The layers whose results are, however changed, an input of another: none of them is the last one.
    private HashSet<GraphNode> Upstream(FoundLayer layer)
    {
        var found = new HashSet<GraphNode>();
        var open = new Stack<GraphValue>(layer.Node.Inputs);
        var visited = new HashSet<GraphValue>();
        while (open.TryPop(out var value) && visited.Count < MostValues)
        {
            if (!visited.Add(value) || value.Producer is not var (node, index))
            {
                continue;
            }

            if (layers.ContainsKey(node) && !node.Equals(layer.Node))
            {
                found.Add(node);
            }

            foreach (var source in node.Inputs.Concat(Inside(value, node, index) ?? []))
            {
                open.Push(source);
            }
        }

        return found;
    }
}
