using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>A layer that has a row of weights per class, whatever operator it is written with.</summary>
/// <param name="Node">The node.</param>
/// <param name="Matrix">The weights as classes × features.</param>
/// <param name="Input">The features that the weights meet.</param>
/// <param name="Geometry">The pairs of the layer's input and output vectors: features and their scores.</param>
internal sealed record ClassifierLayer(GraphNode Node, Tensor Matrix, GraphValue Input, LayerGeometry Geometry)
{
    /// <summary>The bias that is added to the scores: one number per class, or one for all.</summary>
    public Tensor? Bias { get; init; }

    /// <summary>The zero point that is subtracted from the input first.</summary>
    public GraphValue? InputZeroPoint { get; init; }

    /// <summary>The scale that the input is multiplied by then.</summary>
    public GraphValue? InputScale { get; init; }

    /// <summary>
    /// True when input and output are integers that stand for other numbers, so that scores agree but for scale and rounding.
    /// </summary>
    public bool IsQuantised { get; init; }

    /// <summary>The function that the operator itself applies to the scores before it hands them out; null for none.</summary>
    public Func<double[], double[]>? Transform { get; init; }

    /// <summary>The index of the node's output that holds the scores.</summary>
    public int ScoresOutput { get; init; }

    /// <summary>Why this might be another kind of layer; null when there is no doubt.</summary>
    public string? Doubt { get; init; }

    /// <summary>Names of the classes that the layer itself carries.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The number of scores: that of classes, or one when a single score tells two classes apart.</summary>
    public int Rows => Matrix.Shape[0];

    /// <summary>The number of features.</summary>
    public int Features => Matrix.Shape[1];
}
