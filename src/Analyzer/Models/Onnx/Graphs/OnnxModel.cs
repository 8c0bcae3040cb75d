namespace QualityGate.Models.Onnx.Graphs;

/// <summary>A model as a graph of values, with the functions that it brings along.</summary>
internal sealed class OnnxModel
{
    private readonly Dictionary<(string Domain, string Name), FunctionProto> functions = [];
    private readonly Dictionary<string, ValueInfoProto> declared = new(StringComparer.Ordinal);

    public OnnxModel(ModelProto proto)
    {
        foreach (var function in proto.Functions)
        {
            functions.TryAdd((function.Domain, function.Name), function);
        }

        foreach (var value in proto.Graph.ValueInfo.Concat(proto.Graph.Input).Concat(proto.Graph.Output))
        {
            declared.TryAdd(value.Name, value);
        }

        Main = GraphScope.Main(this, proto.Graph);
    }

    /// <summary>The graph itself.</summary>
    public GraphScope Main { get; }

    /// <summary>A model-local function, or null.</summary>
    public FunctionProto? Function(string domain, string name) => functions.GetValueOrDefault((domain, name));

    /// <summary>The shape that the file declares for a value of the main graph: null where it says nothing, −1 for an open size.</summary>
    public IReadOnlyList<long>? DeclaredShape(GraphValue value) =>
        value.Scope.IsMain && declared.GetValueOrDefault(value.Name)?.Type?.TensorType?.Shape is { } shape
            ? [.. shape.Dim.Select(size => size.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? size.DimValue : -1)]
            : null;
}
