using System.Globalization;
using QualityGate.Configuration.Yaml;
using QualityGate.Files;
using QualityGate.TestData.Images;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>Images, and how they become a model's input, as the mapping that <see cref="ImagesValue"/> reads.</summary>
internal static class ImagesText
{
    /// <summary>The mapping.</summary>
    /// <param name="images">The images.</param>
    /// <param name="path">Writes the path of a file or folder.</param>
    public static string Write(ImageTestData images, Func<InputPath, string> path) => YamlText.Mapping(Items(images, path));

    private static IEnumerable<(string Key, string? Value)> Items(ImageTestData images, Func<InputPath, string> path)
    {
        static string? Text(object? value) => value?.ToString() is { } text ? YamlText.Scalar(text) : null;
        static string? List(IEnumerable<double>? numbers) =>
            numbers is null ? null : $"[{string.Join(", ", numbers.Select(Figure.FormatLimit))}]";
        string? File(InputPath? file) => file is null ? null : YamlText.Scalar(path(file));
        var settings = images.Settings;
        yield return (ImageKeys.Folder, File(images.Folder));
        yield return (ImageKeys.List, File(images.List));
        yield return (ImageKeys.Preset, Text(settings.Preset));
        yield return (ImageKeys.Preprocessor, File(settings.Preprocessor));
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
}
