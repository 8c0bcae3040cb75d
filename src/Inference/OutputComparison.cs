using Microsoft.ML.OnnxRuntime;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Reading;
using QualityGate.Models.Onnx.Search;
using QualityGate.Models.Tensors;

namespace QualityGate.Inference;

/// <summary>Compares the order of the templates with that of the model's real output, by running the operators behind the layers.</summary>
/// <param name="source">The model.</param>
/// <param name="found">The classifier.</param>
/// <param name="observed">Where each application of each layer can be seen.</param>
internal sealed class OutputComparison(
    OnnxSource source,
    FoundClassifier found,
    IReadOnlyList<(int Layer, ClassifierLayer Applied, ObservedLayer Observed)> observed
)
{
    private static readonly string[] Turning = ["Abs", "Reciprocal", "Pow", "Div", "Not", "Less", "LessOrEqual", "Mod"];

    private readonly string output = WithNumbers(source, found.Output);
    private readonly HashSet<string> scores = observed.Select(layer => layer.Observed.Scores.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>True when there is an output to compare with.</summary>
    public bool IsPossible => output.Length > 0;

    /// <summary>The values of the graph that must be seen.</summary>
    public IEnumerable<string> Wanted => [output, .. TailModel.Plan(source.File.Model.Graph, scores, output).Given];

    /// <summary>Compares the order of the model's output with that of the class templates.</summary>
    /// <param name="run">A run of the whole model.</param>
    /// <param name="options">How sessions are made.</param>
    /// <param name="cancellationToken">Stops the comparison between two runs.</param>
    /// <returns>The comparison of the orders.</returns>
    /// <exception cref="InvalidDataException">The part behind the layers does not give the model's output, or cannot be asked.</exception>
    public OrderComparison Compare(ModelRun run, SessionOptions options, CancellationToken cancellationToken)
    {
        if (
            run.Find(output).Value is Microsoft.ML.OnnxRuntime.Tensors.Tensor<string>
            || RandomInput.Read(run.Find(output)) is null
            || (
                found.IsDecision
                && run.Find(output).Value
                    is not (Microsoft.ML.OnnxRuntime.Tensors.Tensor<long> or Microsoft.ML.OnnxRuntime.Tensors.Tensor<int>)
            )
        )
        {
            return new OrderComparison(0, found.Rows.Length, Wrong: null);
        }

        var given = TailModel.Plan(source.File.Model.Graph, scores, output).Given;
        var inputs = given.Concat(scores).ToDictionary(name => name, name => ScoreProbe.TypeOf(run.Find(name)), StringComparer.Ordinal);
        var tail = TailModel.Cut(source.File, inputs, scores, output);
        if (tail.Operators.Contains("ArgMin"))
        {
            return new OrderComparison(0, found.Rows.Length, Wrong: null);
        }

        using var session = tail.Bytes.Length == 0 ? null : new InferenceSession(tail.Bytes, options);
        Tensor? Run(IReadOnlyList<NamedOnnxValue> asked)
        {
            if (session is null)
            {
                return RandomInput.Read(asked.First(value => value.Name == output));
            }

            cancellationToken.ThrowIfCancellationRequested();
            using var results = session.Run(
                [.. asked.Concat(given.Select(run.Find)).Where(value => session.InputMetadata.ContainsKey(value.Name))],
                [output]
            );
            return RandomInput.Read(results[0]);
        }

        var (real, again) = (run.Numbers(output).Values(), Run([.. scores.Select(run.Find)])?.Values());
        if (
            again is null
            || real.Length != again.Length
            || real.Zip(again).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-3 * Math.Max(1e-3, Math.Abs(pair.First)))
        )
        {
            throw new InvalidDataException($"the operators behind the layer, run by themselves, do not give the output '{output}'");
        }

        ScoreProbe[] probes = [.. observed.Select(layer => Probe(layer.Layer, layer.Applied, run.Find(layer.Observed.Scores.Name)))];
        return new OutputOrder(
            found,
            probes,
            asked => Run([.. probes.Select(probe => asked[probe.Name] is var (low, high, isHigh) ? probe.Make(low, high, isHigh) : null!)])
        ).Ask(mayTurn: Turning.Any(tail.Operators.Contains));
    }

    private static ScoreProbe Probe(int number, ClassifierLayer layer, NamedOnnxValue value)
    {
        var rank = RandomInput.Read(value)?.Rank ?? throw new InvalidDataException($"the value '{value.Name}' holds no numbers");
        var axis = (layer.Geometry as AxisGeometry)?.ClassAxis ?? 1;
        return new ScoreProbe(value.Name, value, number, axis < 0 ? axis + rank : axis, layer.Rows);
    }

    // A map of labels to numbers is none that can be compared; the numbers that it is made of are.
    private static string WithNumbers(OnnxSource source, string output) =>
        output.Length > 0
        && source.Context.Model.Main.Value(output).Producer is ({ Operator: "ai.onnx.ml.ZipMap" or "ai.onnx.ml.LabelEncoder" } node, _)
        && node.Input(0) is { } input
            ? input.Name
            : output;
}
