using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>A way of writing a classifier layer: the operators, and how their weights are laid out.</summary>
internal abstract class LayerForm
{
    /// <summary>The operators, with their domain unless that is ONNX's own.</summary>
    public abstract IReadOnlyCollection<string> Operators { get; }

    /// <summary>The layer that a node of these operators is; null when its weights are no constant.</summary>
    /// <exception cref="InvalidDataException">The weights are a constant that cannot be class templates; the message says why.</exception>
    public abstract ClassifierLayer? Recognise(GraphNode node, LayerContext context);

    /// <summary>A tensor as a matrix: leading axes of size 1 are dropped.</summary>
    /// <exception cref="InvalidDataException">It has more axes than a matrix.</exception>
    protected static Tensor Matrix(Tensor tensor)
    {
        var axes = tensor.Shape.SkipWhile((size, axis) => size == 1 && tensor.Rank - axis > 2).ToArray();
        return axes.Length == 2
            ? tensor.Reshape(axes)
            : throw new InvalidDataException($"its shape [{string.Join(", ", tensor.Shape)}] is not that of a matrix");
    }

    /// <summary>The matrix with classes first.</summary>
    protected static Tensor Rows(Tensor matrix, bool classesFirst) => classesFirst ? matrix : matrix.Transpose(1, 0);

    /// <summary>The real numbers that an integer bias stands for: its scale is that of the input times that of the weights.</summary>
    protected static Tensor? IntegerBias(Tensor? bias, Tensor weightScale, Tensor? inputScale, int rows)
    {
        if (
            PerClass(bias, rows) is not { } integers
            || inputScale is not { Count: 1 }
            || (weightScale.Count != 1 && weightScale.Count != rows)
        )
        {
            return null;
        }

        return new Tensor(
            integers.Shape,
            integers.Origin,
            () =>
            {
                var (values, scales, factor) = (integers.Values(), weightScale.Values(), inputScale.Values()[0]);
                return [.. values.Select((value, c) => value * scales[scales.Length == 1 ? 0 : c] * factor)];
            }
        );
    }

    /// <summary>A bias of one number per class, or one for all; anything else is left out.</summary>
    protected static Tensor? PerClass(Tensor? bias, int rows) =>
        bias is not null && (bias.Count == rows || bias.Count == 1) ? bias.Reshape(bias.Count) : null;
}

/// <summary>The graph around a node, for forms of layers that ask about it.</summary>
internal sealed record LayerContext(OnnxFile File, OnnxModel Model, ConstantFolder Constants);
