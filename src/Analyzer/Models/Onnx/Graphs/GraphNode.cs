namespace QualityGate.Models.Onnx.Graphs;

/// <summary>A node in its scope: its operator, its inputs as values, and its attributes as its function was called with.</summary>
internal sealed class GraphNode(NodeProto proto, GraphScope scope) : IEquatable<GraphNode>
{
    /// <summary>The node as the file has it.</summary>
    public NodeProto Proto => proto;

    /// <summary>The graph or function that the node stands in.</summary>
    public GraphScope Scope => scope;

    /// <summary>The operator, with its domain unless that is ONNX's own.</summary>
    public string Operator => proto.Domain is "" or "ai.onnx" ? proto.OpType : $"{proto.Domain}.{proto.OpType}";

    /// <summary>The number of inputs.</summary>
    public int InputCount => proto.Input.Count;

    /// <summary>An input, or null when it is left out.</summary>
    public GraphValue? Input(int index) =>
        index < proto.Input.Count && proto.Input[index].Length > 0 ? scope.Value(proto.Input[index]) : null;

    /// <summary>The inputs that are given.</summary>
    public IEnumerable<GraphValue> Inputs => proto.Input.Where(name => name.Length > 0).Select(scope.Value);

    /// <summary>An output.</summary>
    public GraphValue Output(int index = 0) => new(scope, index < proto.Output.Count ? proto.Output[index] : string.Empty);

    /// <summary>An attribute by name, or null. One that a function takes from its call is looked up there.</summary>
    public AttributeProto? Find(string name)
    {
        var found = proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
        return found is { RefAttrName.Length: > 0 } ? scope.Caller?.Find(found.RefAttrName) : found;
    }

    /// <summary>An integer attribute, or what the specification says when it is absent.</summary>
    public long Integer(string name, long absent) => Find(name)?.I ?? absent;

    /// <summary>A float attribute, or what the specification says when it is absent.</summary>
    public double Number(string name, double absent) => Find(name)?.F ?? absent;

    /// <summary>A text attribute, or nothing.</summary>
    public string Text(string name) => Find(name)?.S.ToStringUtf8() ?? string.Empty;

    /// <summary>A list of integers, or null when it is absent.</summary>
    public IReadOnlyList<long>? Integers(string name) => Find(name)?.Ints;

    /// <summary>The operator and the node's name, for messages.</summary>
    public string Describe() => proto.Name.Length > 0 ? $"{Operator} (node '{proto.Name}')" : Operator;

    /// <inheritdoc/>
    public bool Equals(GraphNode? other) => other is not null && ReferenceEquals(proto, other.Proto) && ReferenceEquals(scope, other.Scope);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GraphNode);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(proto.OpType, proto.Output.Count > 0 ? proto.Output[0] : string.Empty);
}
