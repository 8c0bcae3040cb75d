using QualityGate.Models.Reading;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models;
using QualityGate.Models.Onnx.Reading;

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
        using var source = ModelFormats.Open(path, cancellationToken);
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

    /// <summary>The answer of the model for each image of a run.</summary>
    /// <param name="value">The output of the run.</param>
    /// <param name="batch">The images that went in.</param>
    /// <param name="model">The model, for messages.</param>
    /// <param name="places">The number of images that the run took.</param>
    /// <returns>A prediction for each image; null for those that could not be read.</returns>
    /// <exception cref="QualityGateException">
    /// There is not one score a class for each image (QG2028), or one is no number (QG2029).
    /// </exception>
    public ImagePrediction?[] Predict(NamedOnnxValue value, ImageBatch batch, InputPath model, int places)
    {
        if (value.Value is Tensor<string> || RandomInput.Read(value) is not { } tensor || tensor.Values() is not { } scores)
        {
            throw Failure(model, $"its output '{Name}' holds no numbers; export the scores as a tensor");
        }

        var each = scores.Length / places;
        var isByImage = tensor.Shape is [var first, ..] ? first == places || places == 1 : places == 1;
        if (!isByImage || scores.Length != places * each || each != (IsDecision ? 1 : Classes))
        {
            throw Failure(
                model,
                $"its output '{Name}' is [{string.Join(", ", tensor.Shape)}] for {places} images of {Classes} classes, where images come "
                    + "first and have a score for each class"
            );
        }

        var predicted = new ImagePrediction?[batch.Images.Length];
        for (var place = 0; place < predicted.Length; place++)
        {
            var image = batch.Images[place];
            var own = scores.AsSpan(place * each, each);
            predicted[place] =
                !batch.IsRead[place] ? null
                : IsDecision ? Decided(own[0])
                : ImagePrediction.Of(own, image.Class);
            if (batch.IsRead[place] && predicted[place] is null)
            {
                throw new QualityGateException(
                    Diagnostic.Error(
                        DiagnosticCodes.ScoresNotFinite,
                        model.NamedAt,
                        $"'{model.FileName}' gives scores that are no numbers for '{image.File.Name}'; the model is damaged, or "
                            + "its input is prepared otherwise than in training."
                    )
                );
            }
        }

        return predicted;
    }

    private ImagePrediction? Decided(double number) =>
        number >= 0 && number < Classes && double.IsInteger(number) ? ImagePrediction.Of((int)number) : null;

    private static QualityGateException Failure(InputPath path, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.ScoresUnusable, path.NamedAt, $"'{path.FileName}' gives no scores to go by: {message}."));
}
