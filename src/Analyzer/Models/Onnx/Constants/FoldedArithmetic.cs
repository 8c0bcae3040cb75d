using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>Arithmetic on constants, as weight normalisation and cosine heads do it.</summary>
internal static class FoldedArithmetic
{
    /// <summary>The result, or null when the operator is another one or an input is no constant.</summary>
    /// <exception cref="InvalidDataException">The operator cannot do that to its inputs.</exception>
    public static Tensor? Fold(GraphNode node, ConstantFolder folder, WorkBudget budget)
    {
        Func<double, double, double>? pair = node.Operator switch
        {
            "Add" or "Sum" => (a, b) => a + b,
            "Sub" => (a, b) => a - b,
            "Mul" => (a, b) => a * b,
            "Div" => (a, b) => a / b,
            "Pow" => Math.Pow,
            "Max" => Math.Max,
            "Min" => Math.Min,
            _ => null,
        };
        if (pair is not null)
        {
            return node.InputCount == 1 ? folder.Fold(node, 0)
                : node.InputCount == 2 && folder.Fold(node, 0) is { } a && folder.Fold(node, 1) is { } b ? Pair(a, b, pair, budget)
                : null;
        }

        if (
            node.Operator
                is not (
                    "Sqrt"
                    or "Abs"
                    or "Neg"
                    or "Exp"
                    or "Reciprocal"
                    or "Clip"
                    or "ReduceL2"
                    or "ReduceSumSquare"
                    or "ReduceSum"
                    or "LpNormalization"
                )
            || folder.Fold(node, 0) is not { } tensor
        )
        {
            return null;
        }

        return node.Operator switch
        {
            "Sqrt" => tensor.Map(Math.Sqrt),
            "Abs" => tensor.Map(Math.Abs),
            "Neg" => tensor.Map(value => -value),
            "Exp" => tensor.Map(Math.Exp),
            "Reciprocal" => tensor.Map(value => 1 / value),
            "Clip" => Clip(tensor, node, folder),
            "LpNormalization" => Normalise(tensor, node, budget),
            _ => Reduce(tensor, node, node.Integers("axes") ?? folder.Integers(node, 1)),
        };
    }

    private static Tensor Pair(Tensor a, Tensor b, Func<double, double, double> operation, WorkBudget budget)
    {
        var shape = Broadcast.Shape(a.Shape, b.Shape);
        return new Tensor(
            shape,
            (a.Count >= b.Count ? a : b).Origin,
            () =>
            {
                var (left, right) = (Broadcast.To(a, shape, budget), Broadcast.To(b, shape, budget));
                var result = new double[left.Length];
                for (var i = 0; i < result.Length; i++)
                {
                    result[i] = operation(left[i], right[i]);
                }

                return result;
            }
        );
    }

    private static Tensor Clip(Tensor tensor, GraphNode node, ConstantFolder folder)
    {
        double Limit(int input, string attribute, double absent) =>
            folder.Fold(node, input) is { Count: 1 } given ? given.Values()[0] : node.Number(attribute, absent);

        var (least, greatest) = (Limit(1, "min", double.NegativeInfinity), Limit(2, "max", double.PositiveInfinity));
        return tensor.Map(value => Math.Min(greatest, Math.Max(least, value)));
    }

    private static Tensor Normalise(Tensor tensor, GraphNode node, WorkBudget budget)
    {
        var axis = FoldedShapes.Axis(node.Integer("axis", -1), tensor.Rank);
        var isAbsolute = node.Integer("p", 2) == 1;
        return Pair(
            tensor,
            Reduce(tensor, [axis], keep: true, isAbsolute ? Math.Abs : value => value * value, isAbsolute ? sum => sum : Math.Sqrt),
            (a, b) => a / b,
            budget
        );
    }

    private static Tensor Reduce(Tensor tensor, GraphNode node, IReadOnlyList<long>? axes)
    {
        if (axes is null or { Count: 0 } && node.Integer("noop_with_empty_axes", 0) != 0)
        {
            return tensor;
        }

        int[] reduced = axes is null or { Count: 0 }
            ? [.. Enumerable.Range(0, tensor.Rank)]
            : [.. axes.Select(axis => FoldedShapes.Axis(axis, tensor.Rank))];
        return Reduce(
            tensor,
            reduced,
            node.Integer("keepdims", 1) != 0,
            node.Operator == "ReduceSum" ? value => value : value => value * value,
            node.Operator == "ReduceL2" ? Math.Sqrt : sum => sum
        );
    }

    private static Tensor Reduce(Tensor tensor, int[] axes, bool keep, Func<double, double> each, Func<double, double> finish)
    {
        int[] kept = [.. tensor.Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        int[] shape = keep ? kept : [.. kept.Where((_, axis) => !axes.Contains(axis))];
        return new Tensor(
            shape,
            tensor.Origin,
            () =>
            {
                var sums = new double[kept.Aggregate(1, (product, size) => product * size)];
                var strides = Tensor.Strides(kept).Select((stride, axis) => kept[axis] == 1 ? 0 : stride).ToArray();
                var (position, place) = (new int[tensor.Rank], 0);
                foreach (var value in tensor.Values())
                {
                    sums[place] += each(value);
                    for (var axis = tensor.Rank - 1; axis >= 0; axis--)
                    {
                        place += strides[axis];
                        if (++position[axis] < tensor.Shape[axis])
                        {
                            break;
                        }

                        place -= strides[axis] * tensor.Shape[axis];
                        position[axis] = 0;
                    }
                }

                return [.. sums.Select(finish)];
            }
        );
    }
}
