using System.Text.RegularExpressions;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Configuration.Reading;

/// <summary>
/// Words in braces in the paths of an entry, which stand for parts of the model's path: <c>{directory}</c> for its folder and
/// <c>{name}</c> for its file's name without the extension. So each model that a pattern finds has files of its own.
/// </summary>
internal static partial class PathPlaceholders
{
    private const string Directory = "directory";
    private const string Name = "name";

    /// <summary>True when a value is a path with such a word in it.</summary>
    public static bool IsIn(EntryValue value) => Paths(value).Any(path => Words().IsMatch(path));

    /// <summary>The complaint about a word that stands for nothing, if there is one.</summary>
    public static Diagnostic? Check(EntryValue value)
    {
        var unknown = !IsIn(value)
            ? null
            : Paths(value)
                .SelectMany(path => Words().Matches(path))
                .Select(match => match.Groups["word"].Value)
                .FirstOrDefault(w => w is not (Directory or Name));
        return unknown is null
            ? null
            : Diagnostic.Error(
                DiagnosticCodes.UnknownPlaceholder,
                value.Place,
                $"{value.Called} has '{{{unknown}}}' in it, which stands for nothing.{Suggestion.For(unknown, [Directory, Name])} "
                    + "{directory} is the folder of the model, {name} the name of its file without the extension."
            );
    }

    /// <summary>The value for a model.</summary>
    public static EntryValue Fill(EntryValue value, InputPath model) =>
        IsIn(value)
            ? value with
            {
                Resolve = path => value.Resolve(Fill(path, model)),
                ResolveAt = value.ResolveAt is { } resolve ? (path, place) => resolve(Fill(path, model), place) : null,
            }
            : value;

    private static string Fill(string path, InputPath model) =>
        Words()
            .Replace(
                path,
                match =>
                    match.Groups["word"].Value == Name
                        ? Path.GetFileNameWithoutExtension(model.FullPath)
                        : Path.GetDirectoryName(model.FullPath)!.Replace('\\', '/')
            );

    // Of images, some parts are paths; as a text they are one whole, in which no other part has braces.
    private static IEnumerable<string> Paths(EntryValue value) =>
        value.Key.Kind switch
        {
            EntryValueKind.Path => [value.Text],
            EntryValueKind.Images when value.Mapping is { } mapping => mapping
                .Items.Where(item => ImageKeys.Paths.Contains(item.Key.Text))
                .Select(item => item.Value)
                .OfType<YamlScalar>()
                .Select(path => path.Text),
            EntryValueKind.Images => [value.Text],
            _ => [],
        };

    // Linear without the engine that is made for it, which takes longer to compile than all else that is done with a path.
    [GeneratedRegex(@"\{(?<word>[A-Za-z_-]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Words();
}
