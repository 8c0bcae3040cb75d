using QualityGate.Files;

namespace QualityGate.TestData.Images;

/// <summary>
/// Images that the model itself has to predict: a folder per class, or a list of paths and labels. A front hands in the runner of the
/// model; the predictions that it makes are then read like those of a user.
/// </summary>
/// <param name="Path">The list, or else the folder.</param>
internal sealed record ImageTestData(InputPath Path) : TestDataFile(Path)
{
    /// <summary>The folder with a folder per class, or the one that the paths of the list are relative to; null where only the list is
    /// given.</summary>
    public InputPath? Folder { get; init; }

    /// <summary>The CSV file with the columns <c>path</c> and <c>label</c>; null for a folder per class.</summary>
    public InputPath? List { get; init; }

    /// <summary>The way from an image file to the model's input.</summary>
    internal ImageSettings Settings { get; init; } = new();
}
