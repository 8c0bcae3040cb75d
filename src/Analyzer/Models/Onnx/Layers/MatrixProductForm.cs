using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>Gemm: Y = alpha · A' · B' + beta · C; MatMul: Y = A · B; and their fused forms. The weights are B, or A.</summary>
internal sealed class MatrixProductForm : LayerForm
{
    private const string Fused = "com.microsoft.FusedMatMul";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Operators { get; } = ["Gemm", "com.microsoft.FusedGemm", "MatMul", Fused];

    /// <inheritdoc/>
    public override ClassifierLayer? Recognise(GraphNode node, LayerContext context)
    {
        var isGemm = node.Operator.EndsWith("Gemm", StringComparison.Ordinal);
        var (transA, transB) =
            isGemm || node.Operator == Fused ? (node.Integer("transA", 0) != 0, node.Integer("transB", 0) != 0) : (false, false);
        var (left, right) = (context.Constants.Fold(node, 0), context.Constants.Fold(node, 1));
        if ((left is null) == (right is null) || node.Input(left is null ? 0 : 1) is not { } input)
        {
            return null;
        }

        var matrix = Matrix(left ?? right!);
        matrix = left is null ? Rows(matrix, classesFirst: transB) : Rows(matrix, classesFirst: !transA);
        var alpha = node.Number("alpha", 1);
        if (alpha != 1)
        {
            matrix = matrix.Map(value => value * alpha);
        }

        // x stands in rows, unless it is transposed or on the right.
        var geometry = left is null ? new AxisGeometry([transA ? -2 : -1], -1) : new AxisGeometry([transB ? -1 : -2], -2);
        var beta = node.Number("beta", 1);
        return new ClassifierLayer(node, matrix, input, geometry)
        {
            Bias = isGemm ? PerClass(context.Constants.Fold(node, 2), matrix.Shape[0])?.Map(value => value * beta) : null,
        };
    }
}
