using System.Collections.Immutable;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Evaluations;
using QualityGate.TestData.Images;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Shards;

namespace QualityGate.TestData.Reading;

/// <summary>The files that test data stand for. They are listed once: those that are named are those that are read.</summary>
internal sealed class TestDataListing
{
    private readonly DataShards shards;

    private TestDataListing(TestDataFile data)
    {
        Data = data;
        shards = data is Predictions ? DataShards.List(data.Path) : new DataShards([data.Path], []);
        Evaluated = data is Predictions ? EvaluatedPredictions.Find(data.Path, shards) : [];
        Files =
        [
            .. (Evaluated.IsEmpty ? shards.Files : Evaluated).Select(file => (RoleOf(data), file)),
            .. data is Predictions { Scores: { } scores } ? [("scores", scores)] : Array.Empty<(string, InputPath)>(),
            .. data is ImageTestData { Settings.Preprocessor: { } file } ? [("preprocessor", file)] : Array.Empty<(string, InputPath)>(),
        ];
    }

    /// <summary>The test data.</summary>
    public TestDataFile Data { get; }

    /// <summary>All files that are read, each with its part. A folder stands for the images in it.</summary>
    public ImmutableArray<(string Role, InputPath Path)> Files { get; }

    /// <summary>The files of predictions that QualityGate made itself; empty where they are others.</summary>
    public ImmutableArray<InputPath> Evaluated { get; }

    /// <summary>Lists the files. What cannot be listed is the path itself, and an error when it is read.</summary>
    public static TestDataListing Of(TestDataFile data) => new(data);

    /// <summary>Lists whatever else decides what is read: folders, files whose being there matters, and images.</summary>
    public ImmutableArray<string> ListWatched() => Data is ImageTestData images ? [.. ImageFiles.Inputs(images)] : shards.Watched;

    /// <summary>Reads the files as a confusion matrix.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="progress">Is told how far the reading of a large file is.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The matrix, C × C, with warnings about what it holds.</returns>
    /// <exception cref="Diagnostics.QualityGateException">A file cannot be read (codes QG3xxx).</exception>
    /// <exception cref="InvalidOperationException">The test data are images, which are read through a model.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public ConfusionMatrix Read(ClassLabels labels, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var confusion = Data switch
        {
            Confusion matrix => ConfusionFile.Read(matrix.Path, labels, matrix.Orientation, cancellationToken),
            Predictions predictions => Evaluated.IsEmpty
                ? PredictionsFile.Read(predictions, shards, labels, progress, cancellationToken)
                : EvaluatedPredictions.Read(Evaluated, labels, cancellationToken),
            _ => throw new InvalidOperationException("Images are read through a model."),
        };
        var place = Data.Path.Whole();
        return (AccuracyCheck.Of(confusion, place) ?? SwappedClassesCheck.Of(confusion, place)) is { } warning
            ? confusion.With(warning)
            : confusion;
    }

    /// <summary>Reads predictions one by one; null where no order of samples is known.</summary>
    public ImmutableArray<(int Actual, int Predicted)>? ReadSamples(ClassLabels labels, CancellationToken cancellationToken) =>
        Data is not Predictions predictions ? null
        : Evaluated.IsEmpty ? PredictionsFile.ReadSamples(predictions, shards, labels, cancellationToken)
        : EvaluatedPredictions.ReadSamples(Evaluated, labels, cancellationToken);

    private static string RoleOf(TestDataFile data) =>
        data switch
        {
            ImageTestData => "images",
            Confusion => "confusion",
            _ => "predictions",
        };
}
