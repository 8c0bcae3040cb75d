using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Search;

/// <summary>
/// Operators behind a classifier layer that leave its classes what they are: element by element, moving without mixing,
/// reducing over places, or choosing among classes. Which inputs to go back to is all that differs.
/// </summary>
internal static class PassThrough
{
    // The first input is handed on.
    private static readonly HashSet<string> First = new(StringComparer.Ordinal)
    {
        // element by element
        "Identity", "Cast", "CastLike", "Dropout", "Relu", "LeakyRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "HardSigmoid", "HardSwish", "Sigmoid", "Tanh",
        "Softplus", "Softsign", "Exp", "Log", "Sqrt", "Abs", "Neg", "Erf", "Sign", "Floor", "Ceil", "Round", "Reciprocal", "Clip", "Gelu", "Mish", "Not", "IsNaN",
        "com.microsoft.Gelu", "com.microsoft.FastGelu", "com.microsoft.QuickGelu", "com.microsoft.BiasGelu", "BatchNormalization",

        // over the classes
        "Softmax", "LogSoftmax", "Hardmax", "LpNormalization", "ArgMax", "ArgMin", "TopK", "com.microsoft.BiasSoftmax",
        "ai.onnx.ml.ZipMap", "ai.onnx.ml.LabelEncoder", "ai.onnx.ml.Normalizer", "ai.onnx.ml.Scaler", "ai.onnx.ml.Binarizer",

        // shape only
        "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Slice", "Split", "Expand", "Tile", "Pad", "GatherElements", "SequenceAt", "SplitToSequence",

        // over places
        "GlobalAveragePool", "GlobalMaxPool", "AveragePool", "MaxPool", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceL1", "ReduceL2", "ReduceSumSquare",
        "ReduceLogSumExp", "ReduceLogSum", "Resize", "Upsample",

        // quantised
        "QuantizeLinear", "DequantizeLinear", "com.microsoft.QuantizeLinear", "com.microsoft.DequantizeLinear", "DynamicQuantizeLinear",
        "com.microsoft.QLinearSigmoid", "com.microsoft.QLinearLeakyRelu", "com.microsoft.QLinearSoftmax", "com.microsoft.QLinearGlobalAveragePool",
        "com.microsoft.QLinearAveragePool", "com.microsoft.QLinearReduceMean", "qonnx.custom_op.general.Quant", "qonnx.custom_op.general.IntQuant", "onnx.brevitas.Quant",
    };

    // Any input may be it: all that are no constants are gone back to.
    private static readonly HashSet<string> Any = new(StringComparer.Ordinal)
    {
        "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Mean", "Sum", "Where", "PRelu", "Mod", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Equal",
        "And", "Or", "Xor", "Concat", "SequenceConstruct", "Gather", "ai.onnx.ml.ArrayFeatureExtractor", "com.microsoft.QLinearAdd", "com.microsoft.QLinearMul",
        "com.microsoft.QLinearConcat",
    };

    /// <summary>The values that are handed on, whichever are not constants; null when the operator is none that leaves the classes alone.</summary>
    public static IEnumerable<GraphValue>? Sources(GraphNode node, int output)
    {
        if (Any.Contains(node.Operator))
        {
            return node.Inputs;
        }

        // Behind the first output of the quantisers come scales, which hold no classes.
        var isScale = node.Operator == "DynamicQuantizeLinear" && output > 0;
        return First.Contains(node.Operator) && !isScale && node.Input(0) is { } input ? [input] : null;
    }
}
