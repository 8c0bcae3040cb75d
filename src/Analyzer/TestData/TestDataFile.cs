using QualityGate.Files;

namespace QualityGate.TestData;

/// <summary>A file with the predictions of a model on a test set, in one form or another.</summary>
/// <param name="Path">The file.</param>
public abstract record TestDataFile(InputPath Path);

/// <summary>Predictions of single samples, or counts of them, row by row.</summary>
/// <param name="Path">The file; a folder or pattern stands for all files in it.</param>
public sealed record Predictions(InputPath Path) : TestDataFile(Path)
{
    /// <summary>The names of the columns; null for the usual ones.</summary>
    public ColumnNames? Columns { get; init; }

    /// <summary>A .npy file with scores, samples × classes, in the order of the predictions; null where there is none.</summary>
    public InputPath? Scores { get; init; }
}

/// <summary>A file with a confusion matrix.</summary>
/// <param name="Path">The file.</param>
public sealed record Confusion(InputPath Path) : TestDataFile(Path)
{
    /// <summary>The kind of classes that the rows are; null where the user doesn't say so.</summary>
    public Orientation? Orientation { get; init; }
}
