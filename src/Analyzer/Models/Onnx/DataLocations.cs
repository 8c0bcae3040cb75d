namespace QualityGate.Models.Onnx;

/// <summary>The files beside an ONNX model that its tensors name, as they name them.</summary>
internal static class DataLocations
{
    /// <summary>The names, one for each tensor whose numbers lie elsewhere.</summary>
    public static IEnumerable<string> Of(ModelProto model) =>
        Tensors(model.Graph)
            .Concat(model.Functions.SelectMany(function => function.Node).SelectMany(Tensors))
            .Where(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External)
            .SelectMany(tensor => tensor.ExternalData)
            .Where(entry => entry.Key == "location")
            .Select(entry => entry.Value);

    private static IEnumerable<TensorProto> Tensors(GraphProto? graph) =>
        graph is null ? [] : graph.Initializer.Concat(graph.Node.SelectMany(Tensors));

    private static IEnumerable<TensorProto> Tensors(NodeProto node) =>
        node.Attribute.SelectMany(attribute =>
            (attribute.T is null ? [] : new[] { attribute.T })
                .Concat(attribute.Tensors)
                .Concat(Tensors(attribute.G))
                .Concat(attribute.Graphs.SelectMany(Tensors))
        );
}
