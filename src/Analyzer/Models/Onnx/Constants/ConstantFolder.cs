using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>
/// Finds out which values are the same in every run, and does to them what the nodes between an initialiser and its use do.
/// Shapes are worked out at once, numbers only when they are asked for.
/// </summary>
internal sealed class ConstantFolder(OnnxFile file)
{
    private const int MostSteps = 100;
    private const int MostValues = 500_000;

    private readonly Dictionary<GraphValue, Tensor?> folded = [];
    private int depth;

    /// <summary>A constant value, or null when it depends on the model's input.</summary>
    /// <exception cref="InvalidDataException">It is a constant, but one that cannot be: the message says why.</exception>
    public Tensor? Fold(GraphValue value)
    {
        if (folded.TryGetValue(value, out var known) || folded.Count >= MostValues)
        {
            return known;
        }

        // Until it is known, a value that needs itself is none.
        folded[value] = null;
        depth++;
        try
        {
            return folded[value] = depth > MostSteps ? null : Compute(value);
        }
        catch (InvalidDataException)
        {
            folded.Remove(value);
            throw;
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>A constant input of a node; null when it is left out or no constant.</summary>
    /// <exception cref="InvalidDataException">It is a constant, but one that cannot be.</exception>
    public Tensor? Fold(GraphNode node, int input) => node.Input(input) is { } value ? Fold(value) : null;

    /// <summary>True when a value is the same in every run, be it one that can be read or not.</summary>
    public bool IsConstant(GraphValue value)
    {
        try
        {
            return Fold(value) is not null;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    /// <summary>The few whole numbers of a constant such as a shape or axes; null when the value is no constant.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public long[]? Integers(GraphNode node, int input)
    {
        const int Most = 65_536;
        return Fold(node, input) is not { } tensor ? null
            : tensor.Count <= Most ? [.. tensor.Values().Select(value => (long)Math.Clamp(value, long.MinValue, long.MaxValue))]
            : throw new InvalidDataException($"{tensor.Count} numbers are given to {node.Describe()}, which takes a few");
    }

    /// <summary>A tensor that a node has as an attribute; null when it has none.</summary>
    /// <exception cref="InvalidDataException">It is none that can be read.</exception>
    public Tensor? Attribute(GraphNode node, string name) =>
        node.Find(name)?.T is { } tensor ? TensorReader.Open(file, tensor, name) : null;

    private Tensor? Compute(GraphValue value)
    {
        if (value.Scope.Initializer(value.Name) is { } initializer)
        {
            return TensorReader.Open(file, initializer, value.Name);
        }

        if (value.Producer is not var (node, output))
        {
            return null;
        }

        if (node.Operator == "Constant")
        {
            return Literal(node, value.Name);
        }

        if (value.Scope.Call(node) is { } function)
        {
            return output < function.Outputs.Count ? Fold(function.Value(function.Outputs[output])) : null;
        }

        return output == 0
            ? FoldedShapes.Fold(node, this, file.Budget)
                ?? FoldedArithmetic.Fold(node, this, file.Budget)
                ?? FoldedQuantisation.Fold(node, this, file.Budget)
                ?? FoldedQonnx.Fold(node, this, file.Budget)
            : null;
    }

    private Tensor? Literal(GraphNode node, string name)
    {
        if (Attribute(node, "value") is { } tensor)
        {
            return tensor.From(tensor.Origin with { Name = name });
        }

        foreach (var attribute in node.Proto.Attribute)
        {
            double[]? values = attribute.Name switch
            {
                "value_float" => [attribute.F],
                "value_int" => [attribute.I],
                "value_floats" => AttributeList.Floats(file, attribute),
                "value_ints" => [.. attribute.Ints.Select(value => (double)value)],
                _ => null,
            };
            if (values is not null)
            {
                return new Tensor(
                    attribute.Name is "value_float" or "value_int" ? [] : [values.Length],
                    new TensorOrigin(name, "float32"),
                    () => [.. values]
                );
            }
        }

        return null;
    }
}
