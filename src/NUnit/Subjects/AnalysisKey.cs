using QualityGate.Analysis;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.Models.Reading;
using QualityGate.TestData;
using QualityGate.TestData.Images;
using QualityGate.TestData.Reading;

namespace QualityGate.NUnit;

/// <summary>The key of an analysis, the same for two that are the same: the files, as they are now, and the choices.</summary>
internal sealed record AnalysisKey(
    FileStamp Model,
    string Parts,
    FileStamp Labels,
    LabelsOrder LabelsOrder,
    string TestData,
    Type? KindOfTestData,
    string Images,
    ColumnNames? Columns,
    Orientation? Orientation,
    string Hierarchy,
    FileStamp HierarchyFile,
    string Clustering,
    string? Classifier,
    long? MostMemory
)
{
    // A model of bytes is called after their hash, and there is no file at its path.
    public static AnalysisKey Of(AnalysisInputs inputs) =>
        new(
            FileStamp.Of(inputs.Model.FullPath),
            PartsOf(inputs.Model),
            FileStamp.Of(inputs.Labels?.FullPath),
            inputs.LabelsOrder,
            PartsOf(inputs.TestData),
            inputs.TestData?.GetType(),
            inputs.TestData is ImageTestData images
                ? $"{images.Folder?.FullPath}\n{images.List?.FullPath}\n{images.Settings.Preprocessor?.FullPath}\n"
                    + $"{images.Settings.MaxCorrupt}\n{images.Settings.Describe()}"
                : string.Empty,
            (inputs.TestData as Predictions)?.Columns,
            (inputs.TestData as Confusion)?.Orientation,
            inputs.Hierarchy.Name,
            FileStamp.Of(inputs.Hierarchy.File?.FullPath),
            inputs.Clustering.Name,
            inputs.Classifier,
            inputs.MostMemory
        );

    private static string PartsOf(TestDataFile? data)
    {
        if (data is null)
        {
            return string.Empty;
        }

        var listed = TestDataListing.Of(data);
        return string.Join(
            '\n',
            listed
                .Files.Select(file => FileStamp.Of(file.Path.FullPath).ToString())
                .Concat(data is ImageTestData ? [] : listed.ListWatched().Where(Path.Exists))
                .Append(data.Path.FullPath)
        );
    }

    // An index names the files that hold the arrays; ONNX models name their data files, too, but to open one for each assertion would take
    // too long.
    private static string PartsOf(InputPath model) =>
        Path.GetExtension(model.FullPath) != ".json"
            ? string.Empty
            : string.Join('\n', DataFiles.Of(model).Select(file => FileStamp.Of(file).ToString()));
}
