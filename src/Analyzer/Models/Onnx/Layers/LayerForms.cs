using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>All forms of classifier layers, by operator.</summary>
internal sealed class LayerForms
{
    private readonly Dictionary<string, LayerForm> forms = new LayerForm[]
    {
        new MatrixProductForm(),
        new ConvolutionForm(),
        new EinsumForm(),
        new QuantisedProductForm(),
        new BlockQuantisedForm(),
        new LinearClassifierForm(),
    }
        .SelectMany(form => form.Operators, (form, name) => (name, form))
        .ToDictionary(pair => pair.name, pair => pair.form, StringComparer.Ordinal);

    /// <summary>True when layers are written with a node's operator.</summary>
    public bool IsKnown(GraphNode node) => forms.ContainsKey(node.Operator);

    /// <summary>The layer that a node is; null when it is none, as its weights are no constant.</summary>
    /// <exception cref="InvalidDataException">The weights are a constant that cannot be class templates; the message says why.</exception>
    public ClassifierLayer? Recognise(GraphNode node, LayerContext context) =>
        forms.TryGetValue(node.Operator, out var form) ? form.Recognise(node, context) : null;
}
