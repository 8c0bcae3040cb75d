using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>
/// Matrix products of integers: where each operator has its weights, their scale and zero point, and the input's zero point.
/// </summary>
internal sealed class QuantisedProductForm : LayerForm
{
    private static readonly Dictionary<string, Places> Known = new(StringComparer.Ordinal)
    {
        ["QLinearMatMul"] = new(Weights: 3, Scale: 4, Zero: 5, InputScale: 1, InputZero: 2, Bias: -1),
        ["MatMulInteger"] = new(Weights: 1, Scale: -1, Zero: 3, InputScale: -1, InputZero: 2, Bias: -1),
        ["com.microsoft.QGemm"] = new(Weights: 3, Scale: 4, Zero: 5, InputScale: 1, InputZero: 2, Bias: 6),
        ["com.microsoft.MatMulIntegerToFloat"] = new(Weights: 1, Scale: 3, Zero: 5, InputScale: 2, InputZero: 4, Bias: 6),
        ["com.microsoft.DynamicQuantizeMatMul"] = new(Weights: 1, Scale: 2, Zero: 3, InputScale: -1, InputZero: -1, Bias: 4),
    };

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Operators => Known.Keys;

    /// <inheritdoc/>
    public override ClassifierLayer? Recognise(GraphNode node, LayerContext context)
    {
        var places = Known[node.Operator];
        var constants = context.Constants;
        if (constants.Fold(node, places.Weights) is not { } weights || node.Input(0) is not { } input || constants.IsConstant(input))
        {
            return null;
        }

        var scale =
            places.Scale < 0
                ? Tensor.Of([], [1])
                : constants.Fold(node, places.Scale) ?? throw new InvalidDataException("its scale is no constant");
        var zero = constants.Fold(node, places.Zero);
        if (zero is null && node.Input(places.Zero) is not null)
        {
            throw new InvalidDataException("its zero point is no constant");
        }

        var (transA, transB) = (node.Integer("transA", 0) != 0, node.Integer("transB", 0) != 0);
        var matrix = Rows(
            Matrix(FoldedQuantisation.Dequantise(weights, scale, zero, axis: transB ? 0 : weights.Rank - 1, context.File.Budget)),
            classesFirst: transB
        );
        return new ClassifierLayer(node, matrix, input, new AxisGeometry([transA ? -2 : -1], -1))
        {
            Bias = Bias(node, places, scale, constants, matrix.Shape[0]),
            InputScale = places.InputScale < 0 ? null : node.Input(places.InputScale),
            InputZeroPoint = places.InputZero < 0 ? null : node.Input(places.InputZero),
            IsQuantised = true,
        };
    }

    private static Tensor? Bias(GraphNode node, Places places, Tensor scale, ConstantFolder constants, int rows)
    {
        var bias = places.Bias < 0 ? null : constants.Fold(node, places.Bias);
        return node.Operator == "com.microsoft.QGemm"
            ? IntegerBias(bias, scale, constants.Fold(node, places.InputScale), rows)
            : PerClass(bias, rows);
    }

    private sealed record Places(int Weights, int Scale, int Zero, int InputScale, int InputZero, int Bias);
}
