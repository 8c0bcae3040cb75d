using QualityGate.Files;
using QualityGate.Labels;

namespace QualityGate.TestData;

/// <summary>A file with the predictions of a model on a test set, in one form or another.</summary>
/// <param name="Path">The file.</param>
public abstract record TestDataFile(InputPath Path)
{
    /// <summary>Reads the file as a confusion matrix.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The matrix, C × C, with warnings about what it holds.</returns>
    /// <exception cref="Diagnostics.QualityGateException">The file cannot be read (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public abstract ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default);

    /// <summary>A matrix that was read, with the warning about its accuracy if there is reason for one.</summary>
    private protected ConfusionMatrix Checked(ConfusionMatrix confusion) =>
        AccuracyCheck.Of(confusion, Path.Whole()) is { } warning ? confusion.With(warning) : confusion;
}

/// <summary>A file of predictions; see <see cref="PredictionsFile"/>.</summary>
/// <param name="Path">The file.</param>
public sealed record Predictions(InputPath Path) : TestDataFile(Path)
{
    /// <inheritdoc/>
    public override ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) =>
        Checked(
            EvaluatedPredictions.Find(Path) is { IsEmpty: false } parts
                ? EvaluatedPredictions.Read(parts, labels, cancellationToken)
                : PredictionsFile.Read(Path, labels, cancellationToken)
        );
}

/// <summary>A file with a confusion matrix; see <see cref="ConfusionFile"/>.</summary>
/// <param name="Path">The file.</param>
public sealed record Confusion(InputPath Path) : TestDataFile(Path)
{
    /// <summary>The kind of classes that the rows are; null where the user doesn't say so.</summary>
    public Orientation? Orientation { get; init; }

    /// <inheritdoc/>
    public override ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) =>
        Checked(ConfusionFile.Read(Path, labels, Orientation, cancellationToken));
}
