using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Models.Onnx;

/// <summary>The files beside a model in which its tensors say that their numbers lie.</summary>
internal static class DataFiles
{
    /// <summary>
    /// The full paths, in ordinal order, of files that are there or may come to be. None for a file that is not a model that
    /// can be read: then nothing beside it counts.
    /// </summary>
    public static IReadOnlyList<string> Of(InputPath model)
    {
        try
        {
            using var source = ModelSource.Open(model);
            return
            [
                .. source
                    .Locations.Distinct(StringComparer.Ordinal)
                    .Select(location => Locate(model.FullPath, location))
                    .OfType<string>()
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (QualityGateException)
        {
            return [];
        }
    }

    /// <summary>The data files that an ONNX model names.</summary>
    public static IEnumerable<string> Locations(ModelProto model) =>
        Tensors(model.Graph)
            .Concat(model.Functions.SelectMany(function => function.Node).SelectMany(Tensors))
            .Where(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External)
            .SelectMany(tensor => tensor.ExternalData)
            .Where(entry => entry.Key == "location")
            .Select(entry => entry.Value);

    private static string? Locate(string model, string location)
    {
        try
        {
            return ExternalData.Locate(model, location);
        }
        catch (ExternalDataException)
        {
            // A place that is refused is never read.
            return null;
        }
    }

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
