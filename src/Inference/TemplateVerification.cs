using QualityGate.Models.Reading;
using Microsoft.ML.OnnxRuntime;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models;
using QualityGate.Models.Inspection;
using QualityGate.Models.Onnx.Reading;
using QualityGate.Models.Onnx.Search;

namespace QualityGate.Inference;

/// <summary>
/// Lets ONNX Runtime judge the class templates. It runs the model once on random input: what comes out of each layer must be
/// W·x + b for what went in. Then it runs the operators behind the layers on chosen scores: the rows must arrive at the places
/// of the output that the templates have. The whole model is loaded for that.
/// </summary>
internal static class TemplateVerification
{
    private const int Seeds = 3;

    /// <summary>Verifies the class templates of an ONNX model.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="classes">The number of classes, where it is known.</param>
    /// <param name="classifier">A name that decides between candidates, or null.</param>
    /// <param name="cancellationToken">Stops the verification between two runs of the model.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="OperationCanceledException">The verification was stopped.</exception>
    /// <exception cref="QualityGateException">There is no classifier layer, or it cannot be verified (QG2019), or ONNX Runtime is
    /// missing.</exception>
    public static VerificationResult Verify(
        InputPath path,
        int? classes = null,
        string? classifier = null,
        CancellationToken cancellationToken = default
    ) => Verify(path, classes, classifier, found => found, cancellationToken);

    /// <summary>Verifies what a test makes of the classifier that was found.</summary>
    internal static VerificationResult Verify(
        InputPath path,
        int? classes,
        string? classifier,
        Func<FoundClassifier, FoundClassifier> alter,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        using var source = ModelFormats.Open(path, cancellationToken);
        if (source is not OnnxSource onnx)
        {
            throw Failure(path, $"'{path.FileName}' is no ONNX model, so it cannot be run");
        }

        var found = onnx.Classifiers(classifier);
        var candidates = onnx.Candidates(classifier, classes);
        var (chosen, _) = CandidateChoice.Choose(path, candidates, classes, classifier is not null);
        try
        {
            return Run(path, onnx, alter(found[candidates.ToList().IndexOf(chosen)]), cancellationToken);
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or OnnxRuntimeException
                        or IOException
                        or DllNotFoundException
                        or TypeInitializationException
                        or EntryPointNotFoundException
            )
        {
            var reason = (e as TypeInitializationException)?.InnerException?.Message ?? e.Message;
            throw Failure(path, $"the class templates of '{path.FileName}' cannot be verified: {reason.TrimEnd('.')}", e);
        }
    }

    private static VerificationResult Run(InputPath path, OnnxSource source, FoundClassifier found, CancellationToken cancellationToken)
    {
        var context = source.Context;
        var observed = found
            .Layers.SelectMany(
                pair => pair.Value,
                (pair, layer) => (Layer: pair.Key, Applied: layer, Observed: ObservedLayer.Of(layer, context))
            )
            .ToList();
        var layers = observed.ConvertAll(layer => new LayerComparison(layer.Applied, layer.Observed, context.Constants));
        var order = new OutputComparison(source, found, observed);

        var graph = source.File.Model.Graph;
        var given = graph.Input.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        string[] outputs =
        [
            .. layers
                .SelectMany(layer => layer.Wanted)
                .Concat(order.IsPossible ? order.Wanted : [])
                .Distinct()
                .Where(name => !given.Contains(name)),
        ];
        using var options = new SessionOptions
        {
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
        };
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(path.FullPath)!);
        using var session = new InferenceSession(
            ExposedModel.Bytes(source.File, outputs.Except(graph.Output.Select(output => output.Name))),
            options
        );
        for (var seed = 0; seed < Seeds; seed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var run = ModelRun.Of(session, outputs, seed);
            var compared = layers.ConvertAll(layer => layer.Compare(run));
            if (!compared.Contains(null))
            {
                var arrived = order.IsPossible
                    ? order.Compare(run, options, cancellationToken)
                    : new OrderComparison(0, found.Rows.Length, Wrong: null);
                return WithOrder(compared.Aggregate((a, b) => a!.And(b!))!, found.Output, arrived);
            }
        }

        throw new InvalidDataException("random input leaves all scores at zero");
    }

    private static VerificationResult WithOrder(VerificationResult result, string output, OrderComparison order) =>
        result with
        {
            Passed = result.Passed && order.Wrong is null,
            Output = output,
            Places = order.Confirmed,
            PlacesLeftOut = order.Undecided,
            WrongPlace = order.Wrong,
        };

    private static QualityGateException Failure(InputPath path, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.NotVerifiable, path.NamedAt, message + "."), cause);
}
