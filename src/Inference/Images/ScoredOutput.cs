using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models;
using QualityGate.Models.Onnx;

namespace QualityGate.Inference.Images;

/// <summary>The output that holds the scores of the classes, in the order of the templates.</summary>
/// <param name="Name">The output.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="IsDecision">Whether it holds the number of the class that the model itself decides for.</param>
internal sealed record ScoredOutput(string Name, int Classes, bool IsDecision)
{
    /// <summary>Finds the output of a model.</summary>
    /// <exception cref="QualityGateException">The model has no classifier that can be run.</exception>
    public static ScoredOutput Of(InputPath path, string? classifier, int classes, CancellationToken cancellationToken)
    {
        using var source = ModelSource.Open(path, cancellationToken);
        if (source is not OnnxSource onnx)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ModelNotRunnable,
                    path.NamedAt,
                    $"'{path.FileName}' is no ONNX model, so it cannot be run on images; give predictions in place of images."
                )
            );
        }

        var candidates = onnx.Candidates(classifier, classes);
        var (chosen, _) = CandidateChoice.Choose(path, candidates, classes, classifier is not null);
        var found = onnx.Classifiers(classifier)[candidates.ToList().IndexOf(chosen)];
        if (found.Output.Length == 0)
        {
            throw Failure(path, "no output could be followed to its classifier layer; name an output with 'classifier'");
        }

        if (found.IsDecision && onnx.Context.Model.Main.Value(found.Output).Producer is not ({ Operator: "ArgMax" }, _))
        {
            throw Failure(path, $"its output '{found.Output}' holds decisions whose numbers are not known; export the scores, too");
        }

        return new ScoredOutput(found.Output, classes, found.IsDecision);
    }

    /// <summary>The predicted class of each image of a run.</summary>
    /// <param name="value">The output of the run.</param>
    /// <param name="batch">The images that went in.</param>
    /// <param name="model">The model, for messages.</param>
    /// <param name="places">The number of images that the run took.</param>
    /// <returns>A class for each image; of those with the greatest score the first.</returns>
    /// <exception cref="QualityGateException">
    /// There is not one score a class for each image (QG2028), or one is no number (QG2029).
    /// </exception>
    public int[] Predict(NamedOnnxValue value, ImageBatch batch, InputPath model, int places)
    {
        if (value.Value is Tensor<string> || RandomInput.Read(value)?.Values() is not { } scores)
        {
            throw Failure(model, $"its output '{Name}' holds no numbers; export the scores as a tensor");
        }

        var each = scores.Length / places;
        if (scores.Length != places * each || each != (IsDecision ? 1 : Classes))
        {
            throw Failure(model, $"its output '{Name}' holds {scores.Length} numbers for {places} images of {Classes} classes");
        }

        var predicted = new int[batch.Files.Length];
        for (var place = 0; place < predicted.Length; place++)
        {
            predicted[place] =
                !batch.IsRead[place] ? -1
                : IsDecision ? Decided(scores[place])
                : Greatest(scores.AsSpan(place * each, each));
            if (batch.IsRead[place] && predicted[place] < 0)
            {
                throw new QualityGateException(
                    Diagnostic.Error(
                        DiagnosticCodes.ScoresNotFinite,
                        model.NamedAt,
                        $"'{model.FileName}' gives scores that are no numbers for '{batch.Files[place].Name}'; the model is damaged, or "
                            + "its input is prepared otherwise than in training."
                    )
                );
            }
        }

        return predicted;
    }

    private int Decided(double number) => number >= 0 && number < Classes ? (int)number : -1;

    private static int Greatest(ReadOnlySpan<double> scores)
    {
        var best = 0;
        for (var index = 0; index < scores.Length; index++)
        {
            if (double.IsNaN(scores[index]))
            {
                return -1;
            }

            best = scores[index] > scores[best] ? index : best;
        }

        return best;
    }

    private static QualityGateException Failure(InputPath path, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.ScoresUnusable, path.NamedAt, $"'{path.FileName}' gives no scores to go by: {message}."));
}
