using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Shapes, and the integers that exporters compute from them, as far as they are known without running the model.</summary>
internal sealed class ShapeNumbers(LayerContext context, Func<GraphValue, Followed?> followed)
{
    private const int MostSteps = 64;
    private const int MostNumbers = 65_536;

    private readonly Dictionary<GraphValue, int?> ranks = [];

    /// <summary>The sizes of a value's axes, null where one is not known; null when not even their number is.</summary>
    public long?[]? Shape(GraphValue value) =>
        followed(value) is ClassScores { IsRankAssumed: false } scores
            ? [.. scores.Extents.Select((extent, axis) => extent > 1 ? extent : scores.Sizes[axis])]
        : context.Model.DeclaredShape(value) is { } declared ? [.. declared.Select(size => size > 0 ? size : (long?)null)]
        : Rank(value) is { } rank ? new long?[rank]
        : null;

    /// <summary>The integers of a constant input; null when it is none, or left out.</summary>
    public long[]? Constants(GraphNode node, int input, string? attribute = null) =>
        attribute is not null && node.Integers(attribute) is { } given ? [.. given] : context.Constants.Integers(node, input);

    /// <summary>The integers of an input such as a target shape, null where one is not known; null when not even their number is.</summary>
    public long?[]? Numbers(GraphNode node, int input, string? attribute = null) =>
        attribute is not null && node.Integers(attribute) is { } given ? [.. given.Select(number => (long?)number)]
        : node.Input(input) is { } value ? Numbers(value, 0)
        : null;

    /// <summary>The number of axes of a value; null when the file does not tell.</summary>
    public int? Rank(GraphValue value) => Rank(value, 0);

    private long?[]? Numbers(GraphValue value, int step)
    {
        if (step > MostSteps)
        {
            return null;
        }

        if (context.Constants.IsConstant(value))
        {
            return context.Constants.Fold(value) is { Count: <= MostNumbers } tensor
                ? [.. tensor.Values().Select(number => (long?)number)]
                : null;
        }

        if (value.Producer is not var (node, _) || node.Input(0) is not { } first)
        {
            return null;
        }

        long?[]? Given(int input) => node.Input(input) is { } other ? Numbers(other, step + 1) : null;
        switch (node.Operator)
        {
            case "Shape":
                return Shape(first) is { } shape && node.Integer("start", 0) == 0 && node.Find("end") is null ? shape : null;
            case "Identity" or "Cast" or "Unsqueeze" or "Squeeze" or "Reshape" or "Flatten":
                return Given(0);
            case "Concat":
                var parts = node.Inputs.Select(part => Numbers(part, step + 1)).ToList();
                return parts.Any(part => part is null) || parts.Sum(part => part!.Length) > MostNumbers
                    ? null
                    : [.. parts.SelectMany(part => part!)];
            case "Gather":
                return
                    Given(0) is { } list
                    && context.Constants.Integers(node, 1) is { } at
                    && at.All(i => i >= -list.Length && i < list.Length)
                    ? [.. at.Select(i => list[i < 0 ? i + list.Length : i])]
                    : null;
            case "Slice":
                return Given(0) is { } all && SliceRange.Of(node, context.Constants, rank: 1) is [var range]
                    ? [.. range.Indices(all.Length).Select(i => all[i])]
                    : null;
            case "Mul" or "Add" or "Sub" or "Div":
                return Given(0) is { } a && Given(1) is { } b && (a.Length == b.Length || a.Length == 1 || b.Length == 1)
                    ? new long?[Math.Max(a.Length, b.Length)]
                    : null;
            default:
                return null;
        }
    }

    private int? Rank(GraphValue value, int step)
    {
        if (ranks.TryGetValue(value, out var known) || step > MostSteps)
        {
            return known;
        }

        ranks[value] = null;
        return ranks[value] =
            context.Model.DeclaredShape(value)?.Count
            ?? (context.Constants.IsConstant(value) ? context.Constants.Fold(value)?.Rank : null)
            ?? (value.Producer is var (node, output) ? Computed(node, output, step + 1) : null);
    }

    private int? Computed(GraphNode node, int output, int step)
    {
        int? Of(int input) => node.Input(input) is { } value ? Rank(value, step) : null;
        if (node.Scope.Call(node) is { } function)
        {
            return output < function.Outputs.Count ? Rank(function.Value(function.Outputs[output]), step) : null;
        }

        switch (node.Operator)
        {
            case "Gemm" or "com.microsoft.FusedGemm" or "com.microsoft.QGemm" or "Flatten":
                return 2;
            case "Reshape":
                return Numbers(node, 1, "shape")?.Length;
            case "Einsum":
                var letters = node.Text("equation").Split("->")[^1].Replace(" ", string.Empty, StringComparison.Ordinal);
                return letters.Contains('.', StringComparison.Ordinal) ? null : letters.Length;
            case "Transpose":
                return node.Integers("perm")?.Count ?? Of(0);
            case "Unsqueeze":
                return Of(0) + Constants(node, 1, "axes")?.Length;
            case "Squeeze":
                return Of(0) - Constants(node, 1, "axes")?.Length;
            case "Gather":
                return Of(0) + Of(1) - 1;
            case "Expand":
                return Numbers(node, 1) is { } target ? Math.Max(target.Length, Of(0) ?? 0) : null;
            case "Add"
            or "Sub"
            or "Mul"
            or "Div"
            or "Pow"
            or "Max"
            or "Min"
            or "Sum"
            or "Mean"
            or "Where"
            or "MatMul"
            or "com.microsoft.FusedMatMul":
                var all = node.Inputs.Select(input => Rank(input, step)).ToList();
                return all.Contains(null) ? null : all.Max();
            case var name when name.StartsWith("Reduce", StringComparison.Ordinal):
                return node.Integer("keepdims", 1) != 0 ? Of(0) : Of(0) - Constants(node, 1, "axes")?.Length;
            case "QLinearMatMul"
            or "MatMulInteger"
            or "com.microsoft.MatMulIntegerToFloat"
            or "com.microsoft.DynamicQuantizeMatMul"
            or "com.microsoft.MatMulNBits":
            case "Conv"
            or "QLinearConv"
            or "ConvInteger"
            or "com.microsoft.FusedConv"
            or "BatchNormalization"
            or "LayerNormalization"
            or "InstanceNormalization":
            case "AveragePool"
            or "MaxPool"
            or "GlobalAveragePool"
            or "GlobalMaxPool"
            or "LpNormalization"
            or "Slice"
            or "Split"
            or "Concat"
            or "Pad"
            or "Tile":
            case "QuantizeLinear" or "DequantizeLinear" or "DynamicQuantizeLinear" when output == 0:
                return Of(0);
            default:
                return ElementOperators.IsUnary(node.Operator) ? Of(0) : null;
        }
    }
}
