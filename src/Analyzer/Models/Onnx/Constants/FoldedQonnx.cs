using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>
/// The quantisers of QONNX, as Brevitas and QKeras export them: real weights go in, and real weights of few levels come out
/// (github.com/fastmachinelearning/qonnx, docs/qonnx-custom-ops).
/// </summary>
internal static class FoldedQonnx
{
    private const int MostBits = 32;
    private static readonly string[] Domains = ["qonnx.custom_op.general.", "onnx.brevitas.", "finn.custom_op.general."];

    /// <summary>The operator without its domain; null when it is none of QONNX.</summary>
    public static string? Name(string @operator) =>
        Domains.FirstOrDefault(domain => @operator.StartsWith(domain, StringComparison.Ordinal)) is { } found
        && @operator[found.Length..] is "Quant" or "IntQuant" or "BipolarQuant"
            ? @operator[found.Length..]
            : null;

    /// <summary>The result, or null when the operator is another one or an input is no constant.</summary>
    /// <exception cref="InvalidDataException">Scale, zero point or number of bits do not fit.</exception>
    public static Tensor? Fold(GraphNode node, ConstantFolder folder, WorkBudget budget)
    {
        if (Name(node.Operator) is not { } name || folder.Fold(node, 0) is not { } tensor || folder.Fold(node, 1) is not { } scale)
        {
            return null;
        }

        if (name == "BipolarQuant")
        {
            return Apply(tensor, scale, zero: null, (value, s, _) => value >= 0 ? s : -s, "1 bit", budget);
        }

        if (folder.Fold(node, 2) is not { } zero || folder.Fold(node, 3) is not { Count: 1 } width)
        {
            return null;
        }

        var bits = width.Values()[0];
        if (bits is not (>= 1 and <= MostBits) || bits != Math.Floor(bits))
        {
            throw new InvalidDataException(FormattableString.Invariant($"{node.Describe()} quantises to {bits} bits"));
        }

        var isSigned = node.Integer("signed", 1) != 0;
        var narrow = node.Integer("narrow", 0) != 0 ? 1 : 0;
        var (least, greatest) = isSigned
            ? (narrow - Math.Pow(2, bits - 1), Math.Pow(2, bits - 1) - 1)
            : (0, Math.Pow(2, bits) - 1 - narrow);
        var round = Rounding(node.Text("rounding_mode"));
        return Apply(
            tensor,
            scale,
            zero,
            (value, s, z) =>
            {
                var level = (value / s) + z;
                return ((isSigned && bits == 1 ? (level >= 0 ? 1 : -1) : round(Math.Clamp(level, least, greatest))) - z) * s;
            },
            FormattableString.Invariant($"{bits} bits"),
            budget
        );
    }

    private static Tensor Apply(
        Tensor tensor,
        Tensor scale,
        Tensor? zero,
        Func<double, double, double, double> quantise,
        string bits,
        WorkBudget budget
    )
    {
        var shape = Broadcast.Shape(tensor.Shape, zero is null ? scale.Shape : Broadcast.Shape(scale.Shape, zero.Shape));
        return new Tensor(
            shape,
            tensor.Origin with
            {
                Encoding = $"{tensor.Origin.Encoding}, quantised to {bits}",
            },
            () =>
            {
                var (values, scales) = (Broadcast.To(tensor, shape, budget), Broadcast.To(scale, shape, budget));
                var zeros = zero is null ? null : Broadcast.To(zero, shape, budget);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = quantise(values[i], scales[i], zeros is null ? 0 : zeros[i]);
                }

                return values;
            }
        );
    }

    private static Func<double, double> Rounding(string mode) =>
        mode.ToUpperInvariant() switch
        {
            "" or "ROUND" or "HALF_EVEN" => value => Math.Round(value, MidpointRounding.ToEven),
            "CEIL" => Math.Ceiling,
            "FLOOR" => Math.Floor,
            "UP" => value => Math.Sign(value) * Math.Ceiling(Math.Abs(value)),
            "DOWN" or "ROUND_TO_ZERO" => Math.Truncate,
            "HALF_UP" => value => Math.Sign(value) * Math.Floor(Math.Abs(value) + 0.5),
            "HALF_DOWN" => value => Math.Sign(value) * Math.Ceiling(Math.Abs(value) - 0.5),
            _ => throw new InvalidDataException($"it is rounded as '{mode}', which is not known"),
        };
}
