using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>Operators that move numbers without changing them.</summary>
internal static class FoldedShapes
{
    /// <summary>The result, or null when the operator is another one or an input is no constant.</summary>
    /// <exception cref="InvalidDataException">The operator cannot do that to its inputs.</exception>
    public static Tensor? Fold(GraphNode node, ConstantFolder folder, WorkBudget budget)
    {
        if (node.Operator == "ConstantOfShape")
        {
            return folder.Integers(node, 0) is { } sizes ? Filled(Tensor.CheckShape(sizes), folder.Attribute(node, "value"), budget) : null;
        }

        if (
            node.Operator
                is not (
                    "Identity"
                    or "Cast"
                    or "CastLike"
                    or "Dropout"
                    or "Shape"
                    or "Reshape"
                    or "Flatten"
                    or "Transpose"
                    or "Unsqueeze"
                    or "Squeeze"
                    or "Expand"
                    or "Concat"
                    or "Slice"
                    or "Gather"
                )
            || folder.Fold(node, 0) is not { } tensor
        )
        {
            return null;
        }

        // A second input that is no constant, behind a first one that is, makes a result that is no constant, either.
        return node.Operator switch
        {
            "Identity" or "Dropout" => tensor,
            "Cast" => TensorReader.TypeOf(node.Integer("to", 0)) is var type && type.Name == tensor.Origin.Encoding
                ? tensor
                : tensor.Map(type.Round),
            "CastLike" => tensor,
            "Shape" => Tensor.Of([tensor.Rank], [.. tensor.Shape.Select(size => (double)size)]),
            "Reshape" => (node.Integers("shape") ?? folder.Integers(node, 1)) is { } shape
                ? Reshape(tensor, shape, node.Integer("allowzero", 0) != 0)
                : null,
            "Flatten" => Flatten(tensor, node.Integer("axis", 1)),
            "Transpose" => tensor.Transpose(Permutation(node, tensor.Rank)),
            "Unsqueeze" => (node.Integers("axes") ?? folder.Integers(node, 1)) is { } axes ? Unsqueeze(tensor, axes) : null,
            "Squeeze" => Squeeze(tensor, node.Integers("axes") ?? folder.Integers(node, 1) ?? []),
            "Expand" => folder.Integers(node, 1) is { } target ? Expand(tensor, target, budget) : null,
            "Concat" => Concat(node, folder, budget),
            "Slice" => Slice(tensor, node, folder),
            _ => Take(tensor, node, folder, budget),
        };
    }

    /// <summary>An axis as ONNX counts it: from the end when negative.</summary>
    /// <exception cref="InvalidDataException">There is no such axis.</exception>
    public static int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank
            ? (int)(axis < 0 ? axis + rank : axis)
            : throw new InvalidDataException($"axis {axis} is asked for, where there are {rank}");

    private static Tensor Filled(int[] shape, Tensor? fill, WorkBudget budget)
    {
        return new Tensor(
            shape,
            TensorOrigin.Computed,
            () =>
            {
                var value = fill is { Count: 1 } ? fill.Values()[0] : 0;
                var count = shape.Aggregate(1, (product, size) => product * size);
                budget.Charge(count);
                var values = new double[count];
                Array.Fill(values, value);
                return values;
            }
        );
    }

    private static Tensor Reshape(Tensor tensor, IReadOnlyList<long> target, bool zeroIsZero)
    {
        var sizes = target.Select((size, i) => size == 0 && !zeroIsZero && i < tensor.Rank ? tensor.Shape[i] : size).ToArray();
        var open = Array.IndexOf(sizes, -1);
        if (open >= 0)
        {
            sizes[open] = 1;
            var rest = Tensor.CheckShape(sizes).Aggregate(1, (product, size) => product * size);
            sizes[open] = rest == 0 ? 0 : tensor.Count / rest;
        }

        var shape = Tensor.CheckShape(sizes);
        return shape.Aggregate(1, (product, size) => product * size) == tensor.Count
            ? tensor.Reshape(shape)
            : throw new InvalidDataException($"its shape [{string.Join(", ", tensor.Shape)}] cannot become [{string.Join(", ", target)}]");
    }

    private static Tensor Flatten(Tensor tensor, long axis)
    {
        var cut = axis == tensor.Rank ? tensor.Rank : Axis(axis, tensor.Rank);
        var rows = tensor.Shape[..cut].Aggregate(1, (product, size) => product * size);
        return tensor.Reshape(rows, tensor.Shape[cut..].Aggregate(1, (product, size) => product * size));
    }

    /// <summary>The axes that a Transpose puts in each place.</summary>
    /// <exception cref="InvalidDataException">They are no permutation.</exception>
    public static int[] Permutation(GraphNode node, int rank)
    {
        var given = node.Integers("perm");
        var permutation = given is null or { Count: 0 }
            ? [.. Enumerable.Range(0, rank).Reverse()]
            : given.Select(axis => (int)axis).ToArray();
        return permutation.Order().SequenceEqual(Enumerable.Range(0, rank))
            ? permutation
            : throw new InvalidDataException($"the Transpose behind it swaps the axes [{string.Join(", ", permutation)}] of {rank}");
    }

    private static Tensor Unsqueeze(Tensor tensor, IReadOnlyList<long> axes)
    {
        var rank = tensor.Rank + axes.Count;
        var added = axes.Select(axis => Axis(axis, rank)).ToHashSet();
        var old = 0;
        return added.Count == axes.Count
            ? tensor.Reshape([.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : tensor.Shape[old++])])
            : throw new InvalidDataException("an Unsqueeze adds the same axis twice");
    }

    private static Tensor Squeeze(Tensor tensor, IReadOnlyList<long> axes)
    {
        var removed =
            axes.Count == 0
                ? Enumerable.Range(0, tensor.Rank).Where(axis => tensor.Shape[axis] == 1).ToHashSet()
                : axes.Select(axis => Axis(axis, tensor.Rank)).ToHashSet();
        return removed.All(axis => tensor.Shape[axis] == 1)
            ? tensor.Reshape([
                .. Enumerable.Range(0, tensor.Rank).Where(axis => !removed.Contains(axis)).Select(axis => tensor.Shape[axis]),
            ])
            : throw new InvalidDataException($"a Squeeze removes axes of [{string.Join(", ", tensor.Shape)}] that are longer than 1");
    }

    private static Tensor Expand(Tensor tensor, IReadOnlyCollection<long> target, WorkBudget budget)
    {
        var shape = Broadcast.Shape(tensor.Shape, Tensor.CheckShape(target));
        return new Tensor(shape, tensor.Origin, () => Broadcast.To(tensor, shape, budget));
    }

    private static Tensor? Concat(GraphNode node, ConstantFolder folder, WorkBudget budget)
    {
        var parts = node.Inputs.Select(folder.Fold).ToArray();
        if (parts.Any(part => part is null))
        {
            return null;
        }

        var first = parts[0]!;
        var axis = Axis(node.Integer("axis", 0), first.Rank);
        if (parts.Any(part => part!.Rank != first.Rank || part.Shape.Where((size, i) => i != axis && size != first.Shape[i]).Any()))
        {
            throw new InvalidDataException("a Concat joins shapes that do not fit");
        }

        var sizes = first.Shape.Select(size => (long)size).ToArray();
        sizes[axis] = parts.Sum(part => (long)part!.Shape[axis]);
        var shape = Tensor.CheckShape(sizes);
        var largest = parts.MaxBy(part => part!.Count)!;
        return new Tensor(
            shape,
            largest.Origin,
            () =>
            {
                budget.Charge(shape.Aggregate(1, (product, size) => product * size));
                var values = parts.Select(part => part!.Values()).ToArray();
                var outer = shape[..axis].Aggregate(1, (product, size) => product * size);
                var result = new List<double>(capacity: values.Sum(part => part.Length));
                for (var i = 0; i < outer; i++)
                {
                    foreach (var part in values)
                    {
                        result.AddRange(part.AsSpan(i * (part.Length / outer), part.Length / outer));
                    }
                }

                return [.. result];
            }
        );
    }

    private static Tensor? Slice(Tensor tensor, GraphNode node, ConstantFolder folder)
    {
        if (SliceRange.Of(node, folder, tensor.Rank) is not { } ranges)
        {
            return null;
        }

        var (shape, strides, origin) = (tensor.Shape.ToArray(), Tensor.Strides(tensor.Shape), 0);
        foreach (var range in ranges)
        {
            var (first, count) = range.On(tensor.Shape[range.Axis]);
            shape[range.Axis] = count;
            origin += first * strides[range.Axis];
            strides[range.Axis] *= count > 1 ? (int)range.Step : 1;
        }

        return new Tensor(shape, tensor.Origin, () => Tensor.Gather(tensor.Values(), shape, strides, origin));
    }

    private static Tensor? Take(Tensor tensor, GraphNode node, ConstantFolder folder, WorkBudget budget)
    {
        if (folder.Integers(node, 1) is not { } indices || folder.Fold(node, 1) is not { } given)
        {
            return null;
        }

        var axis = Axis(node.Integer("axis", 0), tensor.Rank);
        var rows = indices.Select(index => Axis(index, tensor.Shape[axis])).ToArray();
        var shape = Tensor.CheckShape([
            .. tensor.Shape[..axis].Concat(given.Shape).Concat(tensor.Shape[(axis + 1)..]).Select(size => (long)size),
        ]);
        return new Tensor(
            shape,
            tensor.Origin,
            () =>
            {
                budget.Charge(shape.Aggregate(1, (product, size) => product * size));
                var values = tensor.Values();
                var inner = tensor.Shape[(axis + 1)..].Aggregate(1, (product, size) => product * size);
                var outer = tensor.Shape[..axis].Aggregate(1, (product, size) => product * size);
                var result = new List<double>();
                for (var i = 0; i < outer; i++)
                {
                    foreach (var row in rows)
                    {
                        result.AddRange(values.AsSpan(((i * tensor.Shape[axis]) + row) * inner, inner));
                    }
                }

                return [.. result];
            }
        );
    }
}
