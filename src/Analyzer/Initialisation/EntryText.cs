using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Initialisation;

/// <summary>Writes the keys of an entry but its limits, each with its value in YAML: the user's choices, and the files found.</summary>
internal static class EntryText
{
    private const double BytesOfMebibyte = 1024 * 1024;

    /// <summary>The keys, in the order in which they are written.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="folder">The folder of the file, to which paths are relative.</param>
    public static IEnumerable<(string Key, string Value)> Keys(DraftEntry entry, string folder)
    {
        var inputs = entry.Inputs;
        string Path(string file) => YamlText.Scalar(EntryPath.From(folder, file));
        yield return (EntryKeyNames.Name, YamlText.Scalar(entry.Name));
        yield return (EntryKeyNames.Model, Path(inputs.Model.FullPath));
        if (inputs.Labels is { } labels)
        {
            yield return (EntryKeyNames.Labels, Path(labels.FullPath));
        }

        if (inputs.LabelsOrder != default)
        {
            yield return (EntryKeyNames.LabelsOrder, inputs.LabelsOrder == LabelsOrder.File ? "file" : "model");
        }

        foreach (var pair in OfTestData(inputs, Path))
        {
            yield return pair;
        }

        if (inputs.Hierarchy is { File: { } file })
        {
            yield return (EntryKeyNames.Hierarchy, YamlText.Scalar("./" + EntryPath.From(folder, file.FullPath)));
        }
        else if (inputs.Hierarchy.Name != KnownHierarchies.Default)
        {
            yield return (EntryKeyNames.Hierarchy, YamlText.Scalar(inputs.Hierarchy.Name));
        }

        if (inputs.Clustering.Name != Graphs.Clustering.Clusterings.Default.Name)
        {
            yield return (EntryKeyNames.Clustering, YamlText.Scalar(inputs.Clustering.Name));
        }

        if (inputs.Classifier is { } classifier)
        {
            yield return (EntryKeyNames.Classifier, YamlText.Scalar(classifier));
        }

        if (inputs.MostMemory is { } bytes)
        {
            yield return (EntryKeyNames.MaxMemory, Figure.FormatLimit(bytes / BytesOfMebibyte));
        }
    }

    private static IEnumerable<(string Key, string Value)> OfTestData(AnalysisInputs inputs, Func<string, string> path)
    {
        switch (inputs.TestData)
        {
            case Confusion confusion:
                yield return (EntryKeyNames.Confusion, path(confusion.Path.FullPath));
                if (confusion.Orientation is { } orientation)
                {
                    yield return (EntryKeyNames.Orientation, YamlText.Scalar(OrientationName.Of(orientation)));
                }

                break;
            case Predictions predictions:
                yield return (EntryKeyNames.Predictions, path(predictions.Path.FullPath));
                if (predictions.Columns is { } columns)
                {
                    string?[] names = [columns.True, columns.Predicted, columns.Count, columns.Scores, columns.Top];
                    yield return (
                        EntryKeyNames.Columns,
                        Mapping(ColumnNames.Roles.Zip(names, (role, name) => (role, name is null ? null : YamlText.Scalar(name))))
                    );
                }

                if (predictions.Scores is { } scores)
                {
                    yield return (EntryKeyNames.Scores, path(scores.FullPath));
                }

                break;
            case ImageTestData images:
                yield return (EntryKeyNames.Images, Mapping(OfImages(images, path)));
                break;
        }
    }

    private static IEnumerable<(string Key, string? Value)> OfImages(ImageTestData images, Func<string, string> path)
    {
        static string? Text(object? value) => value?.ToString() is { } text ? YamlText.Scalar(text) : null;
        static string? List(IEnumerable<double>? numbers) =>
            numbers is null ? null : $"[{string.Join(", ", numbers.Select(Figure.FormatLimit))}]";
        var settings = images.Settings;
        yield return (ImageKeys.Folder, images.Folder is { } folder ? path(folder.FullPath) : null);
        yield return (ImageKeys.List, images.List is { } list ? path(list.FullPath) : null);
        yield return (ImageKeys.Preset, Text(settings.Preset));
        yield return (ImageKeys.Preprocessor, settings.Preprocessor is { } file ? path(file.FullPath) : null);
        yield return (ImageKeys.Resize, Text(settings.Resize));
        yield return (ImageKeys.Crop, settings.Crop is { } crop ? Text(crop.Height == 0 ? "none" : crop.ToString()) : null);
        yield return (ImageKeys.Mean, List(settings.Mean));
        yield return (ImageKeys.Std, List(settings.Std));
        yield return (ImageKeys.Layout, Text(settings.Layout));
        yield return (ImageKeys.Color, Text(settings.Color));
        yield return (ImageKeys.Range, Text(settings.Range));
        yield return (ImageKeys.Resample, Text(settings.Resample));
        yield return (ImageKeys.Provider, Text(settings.Provider));
        yield return (ImageKeys.MaxCorrupt, settings.MaxCorrupt?.ToString("R", CultureInfo.InvariantCulture));
    }

    private static string Mapping(IEnumerable<(string Key, string? Value)> items) =>
        $"{{ {string.Join(", ", items.Where(item => item.Value is not null).Select(item => $"{item.Key}: {item.Value}"))} }}";
}
