using System.Collections.Immutable;
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
    public ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) =>
        Read(labels, progress: null, cancellationToken);

    /// <summary>Reads the file as a confusion matrix, and tells how far that is.</summary>
    internal abstract ConfusionMatrix Read(ClassLabels labels, IProgress<string>? progress, CancellationToken cancellationToken);

    /// <summary>All files that are read.</summary>
    internal virtual ImmutableArray<InputPath> Files => [Path];

    /// <summary>Folders whose files are read, and files whose being there matters.</summary>
    internal virtual ImmutableArray<string> Watched => [];

    /// <summary>A matrix that was read, with the warning about its accuracy or about swapped classes if there is reason for one.</summary>
    private protected ConfusionMatrix Checked(ConfusionMatrix confusion) =>
        (AccuracyCheck.Of(confusion, Path.Whole()) ?? SwappedClassesCheck.Of(confusion, Path.Whole())) is { } warning
            ? confusion.With(warning)
            : confusion;
}

/// <summary>Predictions; see <see cref="PredictionsFile"/>.</summary>
/// <param name="Path">The file; a folder or pattern stands for all files in it.</param>
public sealed record Predictions(InputPath Path) : TestDataFile(Path)
{
    /// <summary>The names of the columns; null for the usual ones.</summary>
    public ColumnNames? Columns { get; init; }

    /// <summary>A .npy file with scores, samples × classes, in the order of the predictions; null where there is none.</summary>
    public InputPath? Scores { get; init; }

    internal override ImmutableArray<InputPath> Files =>
        (EvaluatedPredictions.Find(Path) is { IsEmpty: false } parts ? parts : DataShards.TryOf(Path).Files).AddRange(
            new[] { Scores }.OfType<InputPath>()
        );

    internal override ImmutableArray<string> Watched => DataShards.TryOf(Path).Watched;

    internal override ConfusionMatrix Read(ClassLabels labels, IProgress<string>? progress, CancellationToken cancellationToken) =>
        Checked(
            EvaluatedPredictions.Find(Path) is { IsEmpty: false } parts
                ? EvaluatedPredictions.Read(parts, labels, cancellationToken)
                : PredictionsFile.Read(this, labels, progress, cancellationToken)
        );
}

/// <summary>A file with a confusion matrix; see <see cref="ConfusionFile"/>.</summary>
/// <param name="Path">The file.</param>
public sealed record Confusion(InputPath Path) : TestDataFile(Path)
{
    /// <summary>The kind of classes that the rows are; null where the user doesn't say so.</summary>
    public Orientation? Orientation { get; init; }

    internal override ConfusionMatrix Read(ClassLabels labels, IProgress<string>? progress, CancellationToken cancellationToken) =>
        Checked(ConfusionFile.Read(Path, labels, Orientation, cancellationToken));
}
