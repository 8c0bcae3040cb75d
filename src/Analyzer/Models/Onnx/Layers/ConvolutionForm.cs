using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>
/// Convolutions whose output channels are the classes. A kernel of any size is a template as long as the patch that it sees;
/// that there is but one such patch (the output is 1×1) must show from the shapes, or there is doubt.
/// </summary>
internal sealed class ConvolutionForm : LayerForm
{
    private const string Quantised = "QLinearConv";
    private const string Integer = "ConvInteger";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Operators { get; } = ["Conv", "com.microsoft.FusedConv", Quantised, Integer];

    /// <inheritdoc/>
    public override ClassifierLayer? Recognise(GraphNode node, LayerContext context)
    {
        var weightsAt = node.Operator == Quantised ? 3 : 1;
        if (
            context.Constants.Fold(node, weightsAt) is not { } weights
            || node.Input(0) is not { } input
            || context.Constants.IsConstant(input)
        )
        {
            return null;
        }

        if (weights.Rank < 3)
        {
            throw new InvalidDataException($"its shape [{string.Join(", ", weights.Shape)}] is not that of a convolution");
        }

        var scale = Tensor.Of([], [1]);
        if (node.Operator == Quantised)
        {
            scale = context.Constants.Fold(node, 4) ?? throw new InvalidDataException("its scale is no constant");
            weights = FoldedQuantisation.Dequantise(weights, scale, context.Constants.Fold(node, 5), axis: 0, context.File.Budget);
        }
        else if (node.Operator == Integer)
        {
            weights = FoldedQuantisation.Dequantise(weights, scale, context.Constants.Fold(node, 3), axis: 0, context.File.Budget);
        }

        var kernel = weights.Shape[2..];
        var area = kernel.Aggregate(1, (product, size) => product * size);
        int[] Numbers(string name, int absent, int count) =>
            node.Integers(name) is { Count: > 0 } given
                ? given.Count == count && given.All(number => number is >= 0 and < 1 << 16)
                    ? [.. given.Select(number => (int)number)]
                    : throw new InvalidDataException(
                        $"the {name} [{string.Join(", ", given)}] are not those of a kernel of {kernel.Length} axes"
                    )
                : [.. Enumerable.Repeat(absent, count)];

        var pads = Numbers("pads", 0, kernel.Length * 2);
        var isPadded = pads.Any(pad => pad > 0) || node.Text("auto_pad") is "SAME_UPPER" or "SAME_LOWER";
        var geometry = new ConvolutionGeometry(
            kernel,
            Numbers("strides", 1, kernel.Length),
            pads[..kernel.Length],
            Numbers("dilations", 1, kernel.Length)
        );
        var matrix = Ungroup(weights.Reshape(weights.Shape[0], weights.Shape[1] * area), node.Integer("group", 1), context.File.Budget);
        return new ClassifierLayer(node, matrix, input, geometry)
        {
            Bias = node.Operator switch
            {
                Integer => null,
                Quantised => IntegerBias(context.Constants.Fold(node, 8), scale, context.Constants.Fold(node, 1), matrix.Shape[0]),
                _ => PerClass(context.Constants.Fold(node, 2), matrix.Shape[0]),
            },
            InputScale = node.Operator == Quantised ? node.Input(1) : null,
            InputZeroPoint = node.Operator is Quantised or Integer ? node.Input(2) : null,
            IsQuantised = node.Operator is Quantised or Integer,
            Doubt =
                area == 1 || LeavesOnePlace(node, input, kernel, isPadded, context)
                    ? null
                    : $"its {string.Join('x', kernel)} kernel may look at several places of an image; only one whose output is "
                        + "1x1 surely is a classifier",
        };
    }

    // A class of a group sees the channels of its group only: the rest of its template is zero.
    private static Tensor Ungroup(Tensor matrix, long group, WorkBudget budget)
    {
        if (group == 1)
        {
            return matrix;
        }

        var (classes, own) = (matrix.Shape[0], matrix.Shape[1]);
        if (group < 1 || group > classes || classes % group != 0)
        {
            throw new InvalidDataException($"its {classes} channels are not those of {group} groups");
        }

        var shape = Tensor.CheckShape([classes, own * group]);
        var perGroup = classes / (int)group;
        return new Tensor(
            shape,
            matrix.Origin,
            () =>
            {
                budget.Charge((long)shape[0] * shape[1]);
                var (values, result) = (matrix.Values(), new double[shape[0] * shape[1]]);
                for (var c = 0; c < classes; c++)
                {
                    values.AsSpan(c * own, own).CopyTo(result.AsSpan((c * shape[1]) + (c / perGroup * own)));
                }

                return result;
            }
        );
    }

    private static bool LeavesOnePlace(GraphNode node, GraphValue input, int[] kernel, bool isPadded, LayerContext context)
    {
        if (Places(context.Model.DeclaredShape(node.Output())) is { } output)
        {
            return output.All(size => size == 1);
        }

        // An input that is reshaped just before has the shape that it is given there.
        var declared =
            Places(context.Model.DeclaredShape(input))
            ?? (
                input.Producer is var (producer, _) && producer.Operator == "Reshape"
                    ? Places(context.Constants.Integers(producer, 1))
                    : null
            );
        return !isPadded && declared is not null && declared.SequenceEqual(kernel.Select(size => (long)size));
    }

    private static IReadOnlyList<long>? Places(IReadOnlyList<long>? shape) =>
        shape is { Count: > 2 } && shape.Skip(2).All(size => size > 0) ? [.. shape.Skip(2)] : null;
}
