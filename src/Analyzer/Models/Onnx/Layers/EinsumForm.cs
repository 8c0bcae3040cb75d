using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>Einsum of features and weights: one letter of the weights is that of the classes, all others are summed over.</summary>
internal sealed class EinsumForm : LayerForm
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Operators { get; } = ["Einsum"];

    /// <inheritdoc/>
    public override ClassifierLayer? Recognise(GraphNode node, LayerContext context)
    {
        var (left, right) = (context.Constants.Fold(node, 0), context.Constants.Fold(node, 1));
        if (node.InputCount != 2 || (left is null) == (right is null) || node.Input(left is null ? 0 : 1) is not { } input)
        {
            return null;
        }

        var equation = node.Text("equation").Replace(" ", string.Empty, StringComparison.Ordinal);
        if (equation.Split("->") is not [var inputs, var output] || inputs.Split(',') is not [var first, var second])
        {
            throw new InvalidDataException($"the equation '{equation}' does not say what comes out");
        }

        var weights = left ?? right!;
        var (ofWeights, ofInput) = left is null ? (second, first) : (first, second);
        var classes = ofWeights.Where(letter => output.Contains(letter, StringComparison.Ordinal)).ToArray();
        var features = ofInput.Where(letter => ofWeights.Contains(letter, StringComparison.Ordinal) && letter != '.').ToArray();
        if (
            classes is not [var c]
            || ofWeights.Length != weights.Rank
            || ofWeights.Distinct().Count() != ofWeights.Length
            || features.Length != ofWeights.Length - 1
            || ofInput.Contains(c, StringComparison.Ordinal)
            || output.Any(letter => features.Contains(letter))
        )
        {
            throw new InvalidDataException($"the equation '{equation}' is not that of a product with a row of weights per class");
        }

        var ordered = weights.Transpose([
            ofWeights.IndexOf(c, StringComparison.Ordinal),
            .. features.Select(letter => ofWeights.IndexOf(letter, StringComparison.Ordinal)),
        ]);
        var matrix = ordered.Reshape(ordered.Shape[0], ordered.Shape[1..].Aggregate(1, (product, size) => product * size));
        return new ClassifierLayer(node, matrix, input, Geometry(ofInput, output, features, c));
    }

    private static AxisGeometry Geometry(string ofInput, string output, char[] features, char c)
    {
        // An ellipsis stands for any number of axes, so that axes behind it are counted from the end.
        static int Axis(string letters, char letter)
        {
            var index = letters.IndexOf(letter, StringComparison.Ordinal);
            return letters.LastIndexOf('.') is var dots && dots >= 0 && index > dots ? index - letters.Length : index;
        }

        var batch = ofInput.Where(letter => !features.Contains(letter)).ToArray();
        var outputBatch = output.Where(letter => letter != c).ToList();
        var inOrder = batch.SequenceEqual(outputBatch);
        return new AxisGeometry([.. features.Select(letter => Axis(ofInput, letter))], Axis(output, c))
        {
            BatchOrder =
                inOrder || output.Contains('.', StringComparison.Ordinal) ? null : [.. batch.Select(letter => outputBatch.IndexOf(letter))],
        };
    }
}
