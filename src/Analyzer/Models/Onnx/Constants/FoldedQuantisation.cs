using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>Integers that stand for weights: value = (integer − zero point) × scale, per tensor, per channel or per block.</summary>
internal static class FoldedQuantisation
{
    /// <summary>The result, or null when the operator is another one or an input is no constant.</summary>
    /// <exception cref="InvalidDataException">The scale or the zero point does not fit.</exception>
    public static Tensor? Fold(GraphNode node, ConstantFolder folder, WorkBudget budget)
    {
        if (
            node.Operator
                is not ("DequantizeLinear" or "com.microsoft.DequantizeLinear" or "QuantizeLinear" or "com.microsoft.QuantizeLinear")
            || folder.Fold(node, 0) is not { } tensor
            || folder.Fold(node, 1) is not { } scale
        )
        {
            return null;
        }

        var zero = node.Input(2) is null ? null : folder.Fold(node, 2);
        if (zero is null && node.Input(2) is not null)
        {
            return null;
        }

        var (axis, block) = (node.Integer("axis", 1), node.Integer("block_size", 0));
        return node.Operator.EndsWith("DequantizeLinear", StringComparison.Ordinal)
            ? Dequantise(tensor, scale, zero, axis, budget, block)
            : Quantise(tensor, scale, zero, axis, budget, block);
    }

    /// <summary>The weights that integers stand for.</summary>
    /// <param name="tensor">The integers.</param>
    /// <param name="scale">One scale, one for each place along the axis, or one for each block of places.</param>
    /// <param name="zero">The zero points, as many as scales; null for 0.</param>
    /// <param name="axis">The axis, for more than one scale.</param>
    /// <param name="budget">The work that may still be done.</param>
    /// <param name="block">The number of places that share a scale; 0 for none.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="InvalidDataException">The scale or the zero point does not fit.</exception>
    public static Tensor Dequantise(Tensor tensor, Tensor scale, Tensor? zero, long axis, WorkBudget budget, long block = 0)
    {
        var kind =
            scale.Count == 1 ? "scale per tensor"
            : block > 0 ? $"scale per block of {block}"
            : "scale per channel";
        var origin = tensor.Origin with { Encoding = $"{tensor.Origin.Encoding}, {kind}" };
        return Apply(tensor, scale, zero, axis, block, budget, (value, s, z) => (value - z) * s).From(origin);
    }

    private static Tensor Quantise(Tensor tensor, Tensor scale, Tensor? zero, long axis, WorkBudget budget, long block)
    {
        var type = zero?.Origin.Encoding == "int8" ? ElementType.Int8 : ElementType.UInt8;
        return Apply(
                tensor,
                scale,
                zero,
                axis,
                block,
                budget,
                (value, s, z) => type.Round(Math.Round(value / s, MidpointRounding.ToEven) + z)
            )
            .From(tensor.Origin with { Encoding = type.Name });
    }

    private static Tensor Apply(
        Tensor tensor,
        Tensor scale,
        Tensor? zero,
        long axis,
        long block,
        WorkBudget budget,
        Func<double, double, double, double> operation
    )
    {
        if (zero is not null && zero.Count != scale.Count && zero.Count != 1)
        {
            throw new InvalidDataException($"there are {zero.Count} zero points for {scale.Count} scales");
        }

        if (scale.Count == 1)
        {
            return new Tensor(
                tensor.Shape,
                tensor.Origin,
                () =>
                {
                    var (s, z) = (scale.Values()[0], zero?.Values()[0] ?? 0);
                    return tensor.Map(value => operation(value, s, z)).Values();
                }
            );
        }

        var along = FoldedShapes.Axis(axis, tensor.Rank);
        var places = block > 0 ? block : 1;
        var expected = (tensor.Shape[along] + places - 1) / places;
        if (
            (
                block > 0
                    ? scale.Rank == tensor.Rank
                        ? scale.Shape[along]
                        : -1
                    : scale.Count
            ) != expected
            || (block > 0 && scale.Shape.Where((size, i) => i != along && size != tensor.Shape[i]).Any())
        )
        {
            throw new InvalidDataException(
                $"the scales' shape [{string.Join(", ", scale.Shape)}] does not fit [{string.Join(", ", tensor.Shape)}]"
            );
        }

        return new Tensor(
            tensor.Shape,
            tensor.Origin,
            () =>
            {
                budget.Charge(tensor.Count);
                var (values, scales, zeros) = (tensor.Values(), scale.Values(), zero?.Values());
                var inner = tensor.Shape[(along + 1)..].Aggregate(1, (product, size) => product * size);
                for (var i = 0; i < values.Length; i++)
                {
                    var place = i / inner % tensor.Shape[along];
                    var own =
                        block > 0
                            ? (((i / inner / tensor.Shape[along] * (int)expected) + (int)(place / block)) * inner) + (i % inner)
                            : place;
                    values[i] = operation(values[i], scales[own], zeros is null ? 0 : zeros[zeros.Length == 1 ? 0 : own]);
                }

                return values;
            }
        );
    }
}
