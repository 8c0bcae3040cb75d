namespace QualityGate.Models.Onnx.Rows;

/// <summary>Operators of one value that leave each class's score at its place.</summary>
internal static class ElementOperators
{
    // Quantised numbers are taken for the real ones that they stand for.
    private static readonly HashSet<string> Linear = new(StringComparer.Ordinal)
    {
        "Identity",
        "Cast",
        "CastLike",
        "Dropout",
        "QuantizeLinear",
        "DequantizeLinear",
        "com.microsoft.QuantizeLinear",
        "com.microsoft.DequantizeLinear",
        "DynamicQuantizeLinear",
        "qonnx.custom_op.general.Quant",
        "qonnx.custom_op.general.IntQuant",
        "onnx.brevitas.Quant",
    };

    private static readonly HashSet<string> Bending = new(StringComparer.Ordinal)
    {
        // element by element
        "Relu",
        "LeakyRelu",
        "Elu",
        "Selu",
        "Celu",
        "ThresholdedRelu",
        "HardSigmoid",
        "HardSwish",
        "Sigmoid",
        "Tanh",
        "Softplus",
        "Softsign",
        "Exp",
        "Log",
        "Sqrt",
        "Abs",
        "Erf",
        "Sign",
        "Floor",
        "Ceil",
        "Round",
        "Reciprocal",
        "Clip",
        "Gelu",
        "Mish",
        "Not",
        "IsNaN",
        "com.microsoft.Gelu",
        "com.microsoft.FastGelu",
        "com.microsoft.QuickGelu",
        "com.microsoft.BiasGelu",
        "com.microsoft.QLinearSigmoid",
        "com.microsoft.QLinearLeakyRelu",
        "ai.onnx.ml.Binarizer",
        // over the classes, each at its place
        "Softmax",
        "LogSoftmax",
        "Hardmax",
        "LpNormalization",
        "com.microsoft.BiasSoftmax",
        "com.microsoft.QLinearSoftmax",
        "ai.onnx.ml.Normalizer",
        "ai.onnx.ml.ZipMap",
    };

    /// <summary>True when an operator leaves shape and places as they are.</summary>
    public static bool IsUnary(string name) => Linear.Contains(name) || Bending.Contains(name) || name is "Neg" or "PRelu";

    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [
            .. Linear.Select(name => (name, RowOperator.First(Keep))),
            .. Bending.Select(name => (name, RowOperator.First((_, scores) => scores.Bent()))),
            ("Neg", RowOperator.First((step, scores) => scores.Map(number => step.Table.Scaled(number, -1)))),
            ("PRelu", RowOperator.First((_, scores) => scores.Bent())),
            ("BatchNormalization", RowOperator.First(Normalise)),
            ("ai.onnx.ml.Scaler", RowOperator.First(Scale)),
            ("ai.onnx.ml.LabelEncoder", RowOperator.First((step, _) => step.Lost("takes scores for labels"))),
        ];

    // The further outputs of quantisers are scales, which hold no classes.
    private static Followed Keep(RowStep step, ClassScores scores) =>
        step.Output == 0 ? scores : new NoScores($"is a scale that {step.Node.Describe()} hands out");

    // Scale / root of the variance is a factor per class; it is positive unless the scale is negative.
    private static Followed Normalise(RowStep step, ClassScores scores)
    {
        if (RowStep.Axis(scores, 1) is not { } axis)
        {
            return step.UnknownAxis();
        }

        var constants = step.Context.Constants;
        if (
            constants.Fold(step.Node, 1) is not { } scale
            || constants.Fold(step.Node, 4) is not { } variance
            || scale.Count != variance.Count
        )
        {
            return scores.Bent();
        }

        var epsilon = step.Node.Number("epsilon", 1e-5);
        return Along(
            step,
            scores,
            axis,
            [.. scale.Values().Zip(variance.Values(), (factor, square) => factor / Math.Sqrt(square + epsilon))]
        );
    }

    private static Followed Scale(RowStep step, ClassScores scores)
    {
        var factors = step.Node.Find("scale") is { } given ? AttributeList.Floats(step.Context.File, given) : [];
        return factors.Length == 0 ? scores : Along(step, scores, scores.Rank - 1, factors);
    }

    private static Followed Along(RowStep step, ClassScores scores, int axis, double[] factors)
    {
        if (factors.Length != 1 && factors.Length != scores.Extents[axis])
        {
            return scores.Extents[axis] == 1 && factors.All(factor => factor > 0)
                ? scores.Bent()
                : step.Lost($"has {factors.Length} factors for {scores.Extents[axis]} classes");
        }

        if (factors.Any(factor => !double.IsFinite(factor)))
        {
            return step.Lost("multiplies by a number that is not finite");
        }

        var inner = scores.Extents[(axis + 1)..].Aggregate(1, (product, size) => product * size);
        return scores with
        {
            Numbers =
            [
                .. scores.Numbers.Select(
                    (number, i) => step.Table.Scaled(number, factors[factors.Length == 1 ? 0 : i / inner % scores.Extents[axis]])
                ),
            ],
        };
    }
}
