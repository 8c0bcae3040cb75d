using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>A kind of text file that users give beside their models.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="InvalidCode">The code of a file whose content is not of this kind.</param>
/// <param name="LargestFile">The size in bytes beyond which a file is refused unread.</param>
/// <param name="WhatIsExpected">The usual content of such a file, for the user of one that is too large.</param>
internal sealed record DataKind(string Name, string InvalidCode, long LargestFile, string WhatIsExpected)
{
    /// <summary>One label a class: a million classes with all their synonyms stay below 64 MB.</summary>
    public static DataKind Labels { get; } =
        new("labels", DiagnosticCodes.InvalidLabelsFile, 64 << 20, "a labels file has one line a class");

    /// <summary>A line a test sample.</summary>
    public static DataKind Predictions { get; } =
        new(
            "predictions",
            DiagnosticCodes.InvalidPredictionsFile,
            LargestTestData,
            "keep only the columns 'true' and 'pred', or count them into a confusion matrix"
        );

    /// <summary>A line a class.</summary>
    public static DataKind Confusion { get; } =
        new(
            "confusion matrix",
            DiagnosticCodes.InvalidConfusionFile,
            LargestTestData,
            "write counts without decimals, or give the predictions instead"
        );

    /// <summary>A line a concept: a million of them stay well below 256 MB.</summary>
    public static DataKind Hierarchy { get; } =
        new("hierarchy", DiagnosticCodes.InvalidHierarchyFile, 256 << 20, "a hierarchy has one name a concept, as a tree or as lines");

    /// <summary>A line an image.</summary>
    public static DataKind ImageList { get; } =
        new("list of images", DiagnosticCodes.InvalidImageList, LargestTestData, "a list has one line an image");

    // A file is held in one array.
    private const long LargestTestData = 2_000_000_000;
}
