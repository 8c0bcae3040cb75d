using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData.Shards;

namespace QualityGate.TestData.Images;

/// <summary>Runs models on images. The core has no implementation: fronts hand one in.</summary>
internal interface IImagePredictor
{
    /// <summary>Predicts the class of each image, or finds the predictions that an earlier run has kept.</summary>
    /// <exception cref="QualityGateException">The images or the model cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped; what it has done is kept.</exception>
    EvaluatedImages Predict(ImageRequest request, CancellationToken cancellationToken);
}

/// <summary>Images to predict the classes of.</summary>
/// <param name="Model">The model.</param>
/// <param name="Labels">Its classes.</param>
/// <param name="Data">The images, and how they become the model's input.</param>
internal sealed record ImageRequest(InputPath Model, ClassLabels Labels, ImageTestData Data)
{
    /// <summary>The name that tells the classifier layer.</summary>
    public string? Classifier { get; init; }

    /// <summary>The folder that predictions are kept in.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The model's name in messages.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The part of the images that is predicted.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Is told how far the run is.</summary>
    public IProgress<string>? Progress { get; init; }
}

/// <summary>Predictions of images.</summary>
/// <param name="Predictions">A file of predictions that says what it was made of; see <c>EvaluatedPredictions</c>.</param>
/// <param name="Diagnostics">Warnings about the images and how they were prepared.</param>
internal sealed record EvaluatedImages(InputPath Predictions, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>True when an earlier run has made them.</summary>
    public bool IsKept { get; init; }
}

/// <summary>The runner of models, and its settings, that a front gives to analyses whose test data are images.</summary>
/// <param name="Predictor">The runner of models; null where there is none.</param>
/// <param name="CacheFolder">The folder that predictions are kept in.</param>
internal sealed record ImageRun(IImagePredictor? Predictor, string CacheFolder)
{
    /// <summary>The run where no front has said anything.</summary>
    public static ImageRun Nobody => new(null, string.Empty);

    /// <summary>The line that adds what runs models, where nothing does.</summary>
    public string HowToAdd { get; init; } =
        "<PackageReference Include=\"QualityGate.Inference\" />, and an ONNX Runtime such as <PackageReference "
        + "Include=\"Microsoft.ML.OnnxRuntime\" />,";

    /// <summary>Is told how far the run is.</summary>
    public IProgress<string>? Progress { get; init; }
}
