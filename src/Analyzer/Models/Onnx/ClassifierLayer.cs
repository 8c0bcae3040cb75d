namespace QualityGate.Models.Onnx;

/// <summary>A layer that could be the classifier: its operator, its weights, and how they lie.</summary>
/// <param name="Operator">The ONNX operator.</param>
/// <param name="Weights">The value in the graph that holds the weights.</param>
/// <param name="ClassesFirst">Whether the classes are the rows of the weights, or the columns.</param>
/// <param name="Factor">What the layer multiplies its weights by.</param>
internal sealed record ClassifierLayer(string Operator, string Weights, bool ClassesFirst, double Factor = 1)
{
    /// <summary>The layer that a node is, or null when it is none that has class templates.</summary>
    public static ClassifierLayer? Recognise(NodeProto node, OnnxGraph graph)
    {
        if (!node.IsStandard() || node.Input.Count < 2)
        {
            return null;
        }

        var (left, right) = (node.Input[0], node.Input[1]);
        return node.OpType switch
        {
            // Y = alpha * A' * B' + beta * C, where A' and B' may be transposed
            "Gemm" when graph.IsConstant(right) => new("Gemm", right, node.Integer("transB", 0) != 0, node.Number("alpha", 1)),
            "Gemm" when graph.IsConstant(left) => new("Gemm", left, node.Integer("transA", 0) == 0, node.Number("alpha", 1)),
            "MatMul" when graph.IsConstant(right) => new("MatMul", right, ClassesFirst: false),
            "MatMul" when graph.IsConstant(left) => new("MatMul", left, ClassesFirst: true),
            "Conv" when graph.IsConstant(right) && node.Integer("group", 1) == 1 => new("Conv", right, ClassesFirst: true),
            _ => null,
        };
    }

    /// <summary>Whether a node multiplies by weights, be they such that can be read or not.</summary>
    public static bool IsWeighted(NodeProto node) => node.IsStandard() && node.OpType is "Gemm" or "MatMul" or "Conv";

    /// <summary>The weights as a matrix of classes × features, row-major.</summary>
    /// <exception cref="InvalidDataException">They are not such a matrix; the message says why.</exception>
    public (int Classes, int Features, double[] Values) ReadMatrix(OnnxGraph graph)
    {
        var tensor = graph.ReadConstant(Weights);
        var shape = tensor.Shape;
        if (shape.Length < 2 || shape[2..].Any(size => size != 1))
        {
            throw new InvalidDataException($"its shape [{string.Join(", ", shape)}] is not that of "
                + (Operator == "Conv" ? "a 1x1 convolution" : "a matrix"));
        }

        var matrix = new OnnxTensor(shape[..2], tensor.Values);
        if (!ClassesFirst)
        {
            matrix = matrix.Transpose([1, 0]);
        }

        return (matrix.Shape[0], matrix.Shape[1], [.. matrix.Values.Select(value => value * Factor)]);
    }
}
