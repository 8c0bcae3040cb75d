namespace QualityGate.Models.Onnx.Graphs;

/// <summary>
/// A graph, a branch or body inside a node, or a call of a model-local function: names mean values within it. A branch also
/// sees the names around it; a function sees only what it was called with.
/// </summary>
internal sealed class GraphScope
{
    private const int MostLevels = 32;

    private readonly Dictionary<string, (NodeProto Node, int Output)> producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorProto> initializers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphValue> bindings = new(StringComparer.Ordinal);
    private readonly Dictionary<object, GraphScope?> inner = [];
    private readonly OnnxModel model;
    private readonly GraphScope? around;
    private readonly int level;

    private GraphScope(OnnxModel model, GraphScope? around, GraphNode? caller, int level)
    {
        this.model = model;
        this.around = around;
        this.level = level;
        Caller = caller;
    }

    /// <summary>The names of what the graph computes.</summary>
    public IReadOnlyList<string> Outputs { get; private set; } = [];

    /// <summary>The call that this is the inside of, when it is that of a function.</summary>
    public GraphNode? Caller { get; }

    /// <summary>True when this is the model's own graph, whose values a run can hand out.</summary>
    public bool IsMain => level == 0;

    /// <summary>The nodes.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; private set; } = [];

    /// <summary>The model's own graph.</summary>
    public static GraphScope Main(OnnxModel model, GraphProto graph) =>
        new GraphScope(model, around: null, caller: null, level: 0).Fill(graph);

    /// <summary>The value that a name means here: the one where it is made, be it here, around, or in the caller.</summary>
    public GraphValue Value(string name)
    {
        var scope = this;
        while (true)
        {
            if (scope.bindings.TryGetValue(name, out var bound))
            {
                return bound;
            }

            if (scope.initializers.ContainsKey(name) || scope.producers.ContainsKey(name) || scope.around is null)
            {
                return new GraphValue(scope, name);
            }

            scope = scope.around;
        }
    }

    /// <summary>The initialiser that makes a name, or null.</summary>
    public TensorProto? Initializer(string name) => initializers.GetValueOrDefault(name);

    /// <summary>The node that computes a name, and as which of its outputs; null for inputs and initialisers.</summary>
    public (GraphNode Node, int Output)? Producer(string name) =>
        producers.TryGetValue(name, out var producer) ? (new GraphNode(producer.Node, this), producer.Output) : null;

    /// <summary>The graph that a node of this scope holds in an attribute, such as a branch of If; null when there is none.</summary>
    public GraphScope? Branch(GraphNode node, string attribute)
    {
        if (node.Find(attribute)?.G is not { } graph)
        {
            return null;
        }

        if (!inner.TryGetValue(graph, out var scope))
        {
            scope = level == MostLevels ? null : new GraphScope(model, this, Caller, level + 1).Fill(graph);

            // The state of a Loop or Scan comes in through the body's inputs, behind those that only count.
            var skipped = node.Operator == "Loop" ? 2 : 0;
            var given = node.Proto.Input.Skip(skipped).ToArray();
            for (
                var i = 0;
                scope is not null && i + skipped < graph.Input.Count && i < given.Length && node.Operator is "Loop" or "Scan";
                i++
            )
            {
                scope.bindings.TryAdd(graph.Input[i + skipped].Name, Value(given[i]));
            }

            inner.Add(graph, scope);
        }

        return scope;
    }

    /// <summary>The inside of a call of a model-local function; null when the node calls none, or calls go too deep.</summary>
    public GraphScope? Call(GraphNode node)
    {
        if (model.Function(node.Proto.Domain, node.Proto.OpType) is not { } function)
        {
            return null;
        }

        if (!inner.TryGetValue(node.Proto, out var scope))
        {
            scope = level == MostLevels ? null : new GraphScope(model, around: null, node, level + 1).Fill(function, this, node);
            inner.Add(node.Proto, scope);
        }

        return scope;
    }

    private GraphScope Fill(GraphProto graph)
    {
        foreach (var tensor in graph.Initializer)
        {
            initializers.TryAdd(tensor.Name, tensor);
        }

        Outputs = [.. graph.Output.Select(output => output.Name)];
        return Fill(graph.Node);
    }

    private GraphScope Fill(FunctionProto function, GraphScope caller, GraphNode call)
    {
        for (var i = 0; i < function.Input.Count; i++)
        {
            bindings.TryAdd(function.Input[i], caller.Value(i < call.Proto.Input.Count ? call.Proto.Input[i] : string.Empty));
        }

        Outputs = [.. function.Output];
        return Fill(function.Node);
    }

    private GraphScope Fill(IReadOnlyCollection<NodeProto> nodes)
    {
        foreach (var node in nodes)
        {
            for (var i = 0; i < node.Output.Count; i++)
            {
                if (node.Output[i].Length > 0)
                {
                    producers.TryAdd(node.Output[i], (node, i));
                }
            }
        }

        Nodes = [.. nodes.Select(node => new GraphNode(node, this))];
        return this;
    }
}

/// <summary>A value: a name, and the scope in which it is made.</summary>
internal readonly record struct GraphValue(GraphScope Scope, string Name)
{
    /// <summary>The node that computes it, and as which of its outputs; null for inputs and initialisers.</summary>
    public (GraphNode Node, int Output)? Producer => Scope.Producer(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
