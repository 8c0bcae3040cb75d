using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Evaluations;
using QualityGate.TestData.Images;
using QualityGate.TestData.Reading;

namespace QualityGate.Analysis;

/// <summary>Reads the test data of an analysis. Images are predictions once the model has seen them.</summary>
internal static class TestDataReader
{
    /// <summary>The confusion matrix; null where there are no test data.</summary>
    /// <exception cref="QualityGateException">The test data cannot be used.</exception>
    public static ConfusionMatrix? Read(
        AnalysedInputs listed,
        ClassLabels labels,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var inputs = listed.Inputs;
        if (inputs.TestData is ImageTestData images)
        {
            var evaluated = Evaluate(inputs, images, labels, cancellationToken);
            var kept = evaluated.Predictions;
            var confusion = new Predictions(kept).Read(labels, cancellationToken).PlacedAt(kept.FullPath, images.Path.Whole());
            return evaluated.Diagnostics.Aggregate(confusion, (matrix, warning) => matrix.With(warning));
        }

        if (listed.TestData is { Evaluated: { IsEmpty: false } parts })
        {
            EvaluatedPredictions.RequireModel(parts, inputs.Model, listed.ModelHash());
        }

        return listed.TestData?.Read(labels, progress, cancellationToken);
    }

    /// <summary>The predictions; null where the test data are none.</summary>
    /// <exception cref="QualityGateException">The images cannot be used.</exception>
    public static Predictions? Predictions(AnalysisInputs inputs, ClassLabels labels, CancellationToken cancellationToken) =>
        inputs.TestData switch
        {
            Predictions predictions => predictions,
            ImageTestData images => new Predictions(Evaluate(inputs, images, labels, cancellationToken).Predictions),
            _ => null,
        };

    private static EvaluatedImages Evaluate(
        AnalysisInputs inputs,
        ImageTestData images,
        ClassLabels labels,
        CancellationToken cancellationToken
    ) =>
        inputs.ImageRun is { Predictor: { } predictor } run
            ? predictor.Predict(
                new ImageRequest(inputs.Model, labels, images)
                {
                    Classifier = inputs.Classifier,
                    CacheFolder = run.CacheFolder,
                    Name = inputs.Name ?? inputs.Model.FileName,
                    Progress = run.Progress,
                },
                cancellationToken
            )
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ImagesNotSupported,
                    images.Path.NamedAt,
                    $"to run {inputs.Called} on images takes one package more; add {inputs.ImageRun?.HowToAdd ?? ImageRun.Nobody.HowToAdd} "
                        + "to the project, or give predictions in place of images."
                )
            );
}
