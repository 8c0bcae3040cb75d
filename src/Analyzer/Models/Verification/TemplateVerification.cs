using Microsoft.ML.OnnxRuntime;
using QualityGate.Diagnostics;
using QualityGate.Inputs;
using QualityGate.Models.Onnx;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Search;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Verification;

/// <summary>
/// Lets ONNX Runtime judge the class templates: it runs the model once on random input, and what comes out of the classifier
/// layer must be W·x + b for what went in. The whole model is loaded for that.
/// </summary>
public static class TemplateVerification
{
    private const int Seeds = 3;
    private const int MostPairs = 64;

    // Usual sizes of images, for models that leave theirs open.
    private static readonly int[] OpenSizes = [224, 32, 64, 28, 299, 384, 512];

    /// <summary>Verifies the class templates of an ONNX model.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="classes">The number of classes, where it is known.</param>
    /// <param name="classifier">A name that decides between candidates, or null.</param>
    /// <returns>How they compare.</returns>
    /// <exception cref="QualityGateException">There is no classifier layer, or it cannot be verified (QG2019), or ONNX Runtime is missing.</exception>
    public static VerificationResult Verify(InputPath path, int? classes = null, string? classifier = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var source = ModelSource.Open(path);
        if (source is not OnnxSource onnx)
        {
            throw Failure(path, $"'{path.FileName}' is no ONNX model, so it cannot be run");
        }

        var layers = onnx.Layers(classifier);
        var candidates = onnx.Candidates(classifier, classes);
        var (chosen, _) = CandidateChoice.Choose(path, candidates, classes, classifier is not null);
        var layer = layers[candidates.ToList().IndexOf(chosen)];
        try
        {
            return Run(path, onnx, layer);
        }
        catch (Exception e) when (e is InvalidDataException or OnnxRuntimeException or IOException or DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            var reason = (e as TypeInitializationException)?.InnerException?.Message ?? e.Message;
            throw Failure(path, $"the class templates of '{path.FileName}' cannot be verified: {reason.TrimEnd('.')}", e);
        }
    }

    private static VerificationResult Run(InputPath path, OnnxSource source, FoundLayer found)
    {
        var layer = found.Layer!;
        var observed = ObservedLayer.Of(layer, source.Context);
        var constants = source.Context.Constants;
        string[] wanted = [observed.Features.Name, observed.Scores.Name,
            .. new[] { layer.InputZeroPoint, layer.InputScale }.OfType<GraphValue>().Where(value => constants.Fold(value) is null).Select(value => value.Name)];
        var graph = source.File.Model.Graph;
        var given = graph.Input.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        string[] outputs = [.. wanted.Distinct().Where(name => !given.Contains(name))];
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL };
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(path.FullPath)!);
        using var session = new InferenceSession(ExposedModel.Bytes(source.File, outputs.Except(graph.Output.Select(output => output.Name))), options);

        var expectation = new Expectation(layer, observed.Biases);
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var run = Run(session, outputs, seed);
            Tensor Value(string name) => run.Value(name) ?? throw new InvalidDataException($"the value '{name}' holds no numbers");

            var (input, output) = (Value(observed.Features.Name), Value(observed.Scores.Name));
            double Number(GraphValue? value, double absent) => value is not { } given ? absent : (constants.Fold(given) ?? Value(given.Name)).Values()[0];
            var (scale, zero) = (Number(layer.InputScale, 1), Number(layer.InputZeroPoint, 0));
            var pairs = layer.Geometry.Pairs(input.Map(value => (value - zero) * scale), output, layer.Features, layer.Rows, MostPairs)
                .Select(pair => (expectation.Of(pair.Features), pair.Scores)).ToList();
            if (ScoreComparison.Compare(pairs, layer.IsQuantised, run.Limits(observed.Scores.Name)) is { } result)
            {
                return result;
            }
        }

        throw new InvalidDataException("random input leaves all scores at zero");
    }

    private static ModelRun Run(InferenceSession session, string[] outputs, int seed)
    {
        OnnxRuntimeException? failure = null;
        foreach (var size in OpenSizes)
        {
            var random = new Random(seed);
            var inputs = session.InputMetadata.Select(input => RandomInput.Make(input.Key, input.Value, size, random)).ToList();
            try
            {
                return new ModelRun(inputs, session.Run(inputs, outputs));
            }
            catch (OnnxRuntimeException e)
            {
                failure ??= e;
            }
        }

        throw failure!;
    }

    private static QualityGateException Failure(InputPath path, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.NotVerifiable, path.NamedAt, message + "."), cause);

    private sealed record ModelRun(IReadOnlyList<NamedOnnxValue> Inputs, IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Outputs) : IDisposable
    {
        public Tensor? Value(string name) => RandomInput.Read(Find(name));

        // Integers that reach their limits were cut off there.
        public (double Least, double Greatest) Limits(string name) => Find(name).Value switch
        {
            Microsoft.ML.OnnxRuntime.Tensors.Tensor<byte> => (byte.MinValue, byte.MaxValue),
            Microsoft.ML.OnnxRuntime.Tensors.Tensor<sbyte> => (sbyte.MinValue, sbyte.MaxValue),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };

        public void Dispose() => Outputs.Dispose();

        private NamedOnnxValue Find(string name) => Outputs.Concat(Inputs).First(value => value.Name == name);
    }

    private sealed class Expectation(ClassifierLayer layer, IReadOnlyList<Tensor> biases)
    {
        private readonly double[] weights = layer.Matrix.Values();
        private readonly double[][] added = [.. biases.Select(bias => bias.Values())];

        public double[] Of(double[] features)
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
}
