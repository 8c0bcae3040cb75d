using QualityGate.Hierarchies;
using QualityGate.Inputs;

namespace QualityGate.Evaluation;

/// <summary>What the model did on a test set, in a file of one form or another.</summary>
/// <param name="Path">The file.</param>
public abstract record TestData(InputPath Path)
{
    /// <summary>The test data that a user named, in whichever form.</summary>
    /// <param name="predictions">A file of predictions, if one is named.</param>
    /// <param name="confusion">A file with a confusion matrix, if one is named.</param>
    /// <param name="orientation">What the rows of the confusion matrix are, where the user says so.</param>
    /// <returns>The predictions where both are named, null where none is.</returns>
    public static TestData? From(InputPath? predictions, InputPath? confusion, Orientation? orientation = null) =>
        predictions is not null ? new Predictions(predictions)
        : confusion is not null ? new Confusion(confusion) { Orientation = orientation }
        : null;

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
public sealed record Predictions(InputPath Path) : TestData(Path)
{
    /// <inheritdoc/>
    public override ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) =>
        Checked(PredictionsFile.Read(Path, labels, cancellationToken));
}

/// <summary>A file with a confusion matrix; see <see cref="ConfusionFile"/>.</summary>
/// <param name="Path">The file.</param>
public sealed record Confusion(InputPath Path) : TestData(Path)
{
    /// <summary>The kind of classes that the rows are; null where the user doesn't say so.</summary>
    public Orientation? Orientation { get; init; }

    /// <inheritdoc/>
    public override ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) =>
        Checked(ConfusionFile.Read(Path, labels, Orientation, cancellationToken));
}
