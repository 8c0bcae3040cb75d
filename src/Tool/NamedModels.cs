using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Tool;

/// <summary>
/// The models of a command line: files, and patterns such as <c>models/*.onnx</c>, which not every shell replaces by files.
/// </summary>
internal static class NamedModels
{
    /// <summary>The models, each once, in the order of the command line.</summary>
    /// <param name="arguments">Paths and patterns.</param>
    /// <exception cref="QualityGateException">A pattern matches nothing, or its folder cannot be listed.</exception>
    public static ImmutableArray<NamedModel> Of(IEnumerable<string> arguments)
    {
        InputPath[] paths = [.. arguments.SelectMany(Expand).DistinctBy(path => path.FullPath, StringComparer.Ordinal)];
        var names = paths.CountBy(path => path.FileName, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. paths.Select(path => new NamedModel(names[path.FileName] == 1 ? path.FileName : path.NamedAt.File, path))];
    }

    private static IEnumerable<InputPath> Expand(string argument)
    {
        if (!FilePattern.IsPattern(argument) || File.Exists(argument))
        {
            return [InputPath.FromUser(argument)];
        }

        var place = new SourceLocation("qualitygate");
        try
        {
            var folder = Environment.CurrentDirectory;
            var files = FilePattern.Find(folder, argument).Files;
            return files.IsEmpty
                ? throw new QualityGateException(
                    Diagnostic.Error(
                        DiagnosticCodes.ModelNotFound,
                        place,
                        $"no file matches '{argument}'; build or fetch the models first, or correct the pattern."
                    )
                )
                : files.Select(file => InputPath.FromUser(Path.GetRelativePath(folder, file.FullPath)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new QualityGateException(
                Diagnostic.Error(DiagnosticCodes.ModelNotAccessible, place, $"the files of '{argument}' cannot be listed: {e.Message}")
            );
        }
    }
}

/// <summary>A model of a command line.</summary>
/// <param name="Name">The name of its file; where several have the same, the path.</param>
/// <param name="Path">The model.</param>
internal sealed record NamedModel(string Name, InputPath Path);
