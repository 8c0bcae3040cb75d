using QualityGate.Models.Inspection;
using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Inference;

/// <summary>Compares what came out of a layer in a run with W·x + b for what went in.</summary>
/// <param name="layer">The layer.</param>
/// <param name="observed">Where its features and scores can be seen.</param>
/// <param name="constants">The constants of the graph.</param>
internal sealed class LayerComparison(ClassifierLayer layer, ObservedLayer observed, ConstantFolder constants)
{
    private const int MostPairs = 64;

    private readonly double[] weights = layer.Matrix.Values();
    private readonly double[][] added = [.. observed.Biases.Select(bias => bias.Values())];

    /// <summary>The values of the graph that must be seen.</summary>
    public IEnumerable<string> Wanted =>
        [
            observed.Features.Name,
            observed.Scores.Name,
            .. new[] { layer.InputZeroPoint, layer.InputScale }
                .OfType<GraphValue>()
                .Where(value => constants.Fold(value) is null)
                .Select(value => value.Name),
        ];

    /// <summary>Compares the layer's scores in a run with those that its weights give.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The comparison; null when there is nothing to compare, as all scores are the same or zero.</returns>
    /// <exception cref="InvalidDataException">The values are not those of such a layer.</exception>
    public VerificationResult? Compare(ModelRun run)
    {
        var (input, output) = (run.Numbers(observed.Features.Name), run.Numbers(observed.Scores.Name));
        double Number(GraphValue? value, double absent) =>
            value is not { } given ? absent : (constants.Fold(given) ?? run.Numbers(given.Name)).Values()[0];
        var (scale, zero) = (Number(layer.InputScale, 1), Number(layer.InputZeroPoint, 0));
        var pairs = layer
            .Geometry.Pairs(input.Map(value => (value - zero) * scale), output, layer.Features, layer.Rows, MostPairs)
            .Select(pair => (Expected(pair.Features), pair.Scores))
            .ToList();
        var compared = ScoreComparison.Compare(pairs, layer.IsQuantised, run.Limits(observed.Scores.Name));
        return compared is null ? null : compared with { LeftOut = output.Count - compared.Scores };
    }

    private double[] Expected(double[] features)
    {
        var scores = new double[layer.Rows];
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = added.Sum(bias => bias[bias.Length == 1 ? 0 : c]);
            for (var f = 0; f < features.Length; f++)
            {
                scores[c] += weights[(c * features.Length) + f] * features[f];
            }
        }

        return layer.Transform is { } transform ? transform(scores) : scores;
    }
}
