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
    /// <returns>The predictions where both are named, null where none is.</returns>
    public static TestData? From(InputPath? predictions, InputPath? confusion) =>
        predictions is not null ? new Predictions(predictions)
        : confusion is not null ? new Confusion(confusion)
        : null;

    /// <summary>Reads the file as a confusion matrix.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The matrix, C × C.</returns>
    /// <exception cref="Diagnostics.QualityGateException">The file cannot be read (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public abstract ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default);
}

/// <summary>A file of predictions; see <see cref="PredictionsFile"/>.</summary>
/// <param name="Path">The file.</param>
public sealed record Predictions(InputPath Path) : TestData(Path)
{
    /// <inheritdoc/>
    public override ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) => PredictionsFile.Read(Path, labels, cancellationToken);
}

/// <summary>A file with a confusion matrix; see <see cref="ConfusionFile"/>.</summary>
/// <param name="Path">The file.</param>
public sealed record Confusion(InputPath Path) : TestData(Path)
{
    /// <inheritdoc/>
    public override ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return ConfusionFile.Read(Path, labels.Count, cancellationToken);
    }
}
