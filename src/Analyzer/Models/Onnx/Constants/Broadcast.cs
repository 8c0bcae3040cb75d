using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>ONNX's multidirectional broadcasting: axes are matched from the last; one of size 1 repeats.</summary>
internal static class Broadcast
{
    /// <summary>The shape that two shapes have together.</summary>
    /// <exception cref="InvalidDataException">They do not fit.</exception>
    public static int[] Shape(int[] a, int[] b)
    {
        var rank = Math.Max(a.Length, b.Length);
        long At(int[] shape, int axis) => axis - rank + shape.Length is var own && own >= 0 ? shape[own] : 1;
        return Tensor.CheckShape([
            .. Enumerable
                .Range(0, rank)
                .Select(axis =>
                    (At(a, axis), At(b, axis)) switch
                    {
                        (1, var size) => size,
                        (var size, 1) => size,
                        var (left, right) when left == right => left,
                        _ => throw new InvalidDataException($"[{string.Join(", ", a)}] and [{string.Join(", ", b)}] do not fit together"),
                    }
                ),
        ]);
    }

    /// <summary>The values of a tensor, repeated to a larger shape.</summary>
    public static double[] To(Tensor tensor, int[] shape, WorkBudget budget)
    {
        if (tensor.Shape.SequenceEqual(shape))
        {
            return tensor.Values();
        }

        budget.Charge(shape.Aggregate(1L, (product, size) => product * size));
        var own = Tensor.Strides(tensor.Shape);
        var offset = shape.Length - tensor.Rank;
        int[] strides =
        [
            .. Enumerable.Range(0, shape.Length).Select(axis => axis < offset || tensor.Shape[axis - offset] == 1 ? 0 : own[axis - offset]),
        ];
        return Tensor.Gather(tensor.Values(), shape, strides);
    }
}
