using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.TestData;
using QualityGate.TestData.Images;

namespace QualityGate.Configuration;

/// <summary>The keys of an entry that name its test data, and say how they are read.</summary>
internal static class TestDataKeys
{
    private static readonly EntryCompanion OfPredictions = new("predictions", "is about predictions, but there are no");
    private static readonly EntryCompanion OfConfusion = new("confusion", "is about a confusion matrix, but there is no");

    public static ImmutableArray<EntryKey> All { get; } =
    [
        new(
            OfPredictions.Key,
            EntryTopic.TestData,
            EntryValueKind.Path,
            "Predictions on a test set: CSV, JSON Lines or Parquet with columns true and pred; a file, a folder or a pattern."
        )
        {
            Example = "models/predictions.csv",
            More = "test-data.md",
            HelpOfEach = "Predictions of A and of B: two CSV files. Lines of the same samples in the same order are compared as pairs.",
            IsKindOfTestData = true,
            Set = (inputs, value) => inputs with { TestData = new Predictions(value.Path) },
            Write = (inputs, path) => inputs.TestData is Predictions predictions ? path(predictions.Path) : null,
        },
        new(
            "columns",
            EntryTopic.TestData,
            EntryValueKind.Columns,
            "The names of the predictions' columns where they are not the usual ones: `true`, `predicted`, `count`, `scores`, `top`."
        )
        {
            Default = "the usual names",
            Example = "{ true: gold, predicted: answer }",
            More = "test-data.md#columns",
            Requires = OfPredictions,
            Set = SetColumns,
            Write = (inputs, _) => inputs.TestData is Predictions { Columns: { } columns } ? ColumnsText.Write(columns) : null,
        },
        new("scores", EntryTopic.TestData, EntryValueKind.Path, "The scores of the predictions' samples: a .npy file, samples × classes.")
        {
            Example = "models/scores.npy",
            More = "test-data.md#scores-and-ranked-lists",
            HelpOfEach = "Scores of A and of B: two .npy files.",
            Requires = OfPredictions,
            Set = (inputs, value) => Set<Predictions>(inputs, predictions => predictions with { Scores = value.Path }),
            Write = (inputs, path) => inputs.TestData is Predictions { Scores: { } scores } ? path(scores) : null,
        },
        new(
            OfConfusion.Key,
            EntryTopic.TestData,
            EntryValueKind.Path,
            "A confusion matrix in place of predictions: CSV, JSON or .npy, a line per true class."
        )
        {
            Example = "matrix.csv",
            More = "#confusion-matrix",
            HelpOfEach = "Confusion matrices of A and of B: two CSV files.",
            IsKindOfTestData = true,
            Set = (inputs, value) => inputs with { TestData = new Confusion(value.Path) },
            Write = (inputs, path) => inputs.TestData is Confusion confusion ? path(confusion.Path) : null,
        },
        new(
            "images",
            EntryTopic.Images,
            EntryValueKind.Images,
            "Images in place of predictions, which the model is then run on: a folder per class, and how they become its input."
        )
        {
            Example = "{ folder: data/test, preset: imagenet }",
            More = "images.md",
            IsKindOfTestData = true,
            Set = (inputs, value) => inputs with { TestData = ImagesValue.Read(value) },
            Write = (inputs, path) => inputs.TestData is ImageTestData images ? ImagesText.Write(images, path) : null,
        },
        new(
            "orientation",
            EntryTopic.TestData,
            EntryValueKind.Choice,
            "What the rows of the confusion matrix are. Where it isn't given, the file must leave no doubt that they are true classes."
        )
        {
            Choices = [.. OrientationName.All],
            Default = "true-rows, where nothing in the file casts doubt on it",
            Example = "predicted-rows",
            More = "#confusion-matrix",
            Requires = OfConfusion,
            Set = (inputs, value) => Set<Confusion>(inputs, confusion => confusion with { Orientation = OrientationName.Find(value.Text) }),
            Write = (inputs, _) => inputs.TestData is Confusion { Orientation: { } orientation } ? OrientationName.Of(orientation) : null,
        },
    ];

    private static AnalysisInputs SetColumns(AnalysisInputs inputs, EntryValue value)
    {
        var names = ColumnNames.Parse(value.Text, out var complaint);
        return complaint is not null
            ? throw value.Refuse(DiagnosticCodes.InvalidColumns, $"{value.Called}: {complaint}")
            : Set<Predictions>(inputs, predictions => predictions with { Columns = names });
    }

    // Where there are no such data, the reader refuses the key.
    private static AnalysisInputs Set<T>(AnalysisInputs inputs, Func<T, T> set)
        where T : TestDataFile => inputs.TestData is T data ? inputs with { TestData = set(data) } : inputs;
}
