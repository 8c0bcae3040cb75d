using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Tensors;

namespace QualityGate.Inference;

/// <summary>
/// The values of the model's own graph in which a layer's features and scores can be observed in a run. A layer inside a
/// function is observed at the call, with the biases that are added on the way out.
/// </summary>
/// <param name="Features">The value that the weights are multiplied with.</param>
/// <param name="Scores">The value that comes out.</param>
/// <param name="Biases">The biases that have been added to the scores.</param>
internal sealed record ObservedLayer(GraphValue Features, GraphValue Scores, IReadOnlyList<Tensor> Biases)
{
    private const int MostSteps = 100;

    /// <summary>Finds the values in which a layer can be observed.</summary>
    /// <exception cref="InvalidDataException">The layer lies where a run hands out no values.</exception>
    public static ObservedLayer Of(ClassifierLayer layer, LayerContext context)
    {
        List<Tensor> biases = layer.Bias is { } own ? [own] : [];
        var scores = layer.Node.Output(layer.ScoresOutput);
        for (var step = 0; !scores.Scope.IsMain; step++)
        {
            var scope = scores.Scope;
            if (scope.Caller is not { } caller || caller.Scope.Call(caller) != scope || step > MostSteps)
            {
                throw NotObservable();
            }

            var output = scope.Outputs.ToList().IndexOf(scores.Name);
            if (output >= 0)
            {
                scores = caller.Output(output);
                continue;
            }

            var next =
                scope.Nodes.FirstOrDefault(node => node.Operator is "Add" or "Identity" && node.Inputs.Contains(scores))
                ?? throw NotObservable();
            if (next.Operator == "Add")
            {
                var bias = context.Constants.Fold(next, 0) ?? context.Constants.Fold(next, 1);
                biases.Add(
                    bias is not null && (bias.Count == 1 || bias.Count == layer.Rows) ? bias.Reshape(bias.Count) : throw NotObservable()
                );
            }

            scores = next.Output();
        }

        return layer.Input.Scope.IsMain ? new ObservedLayer(layer.Input, scores, biases) : throw NotObservable();
    }

    private static InvalidDataException NotObservable() =>
        new("the layer lies in a branch, a loop or a function, where a run hands out no values");
}
