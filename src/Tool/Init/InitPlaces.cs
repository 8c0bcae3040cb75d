using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Tool.Init;

/// <summary>Where to look, and where to write.</summary>
/// <param name="Folders">The folders to look in; full paths, at least one.</param>
/// <param name="Models">The models that were named.</param>
/// <param name="Output">The full path of the file to write; null for standard output.</param>
internal sealed record InitPlaces(ImmutableArray<string> Folders, ImmutableArray<string> Models, string? Output)
{
    /// <summary>The folder of the file, to which its paths are relative.</summary>
    public string Folder => Output is null ? Environment.CurrentDirectory : Path.GetDirectoryName(Output)!;

    /// <summary>The places that a command line names.</summary>
    /// <exception cref="QualityGateException">One does not exist (QG2001).</exception>
    public static InitPlaces Of(string[] paths, string? output)
    {
        var current = Environment.CurrentDirectory;
        var given = paths.Where(path => !string.IsNullOrWhiteSpace(path)).Select(InputPath.FromUser).ToArray();
        ImmutableArray<string> folders =
        [
            .. given.Where(path => Directory.Exists(path.FullPath)).Select(path => Path.TrimEndingDirectorySeparator(path.FullPath)),
        ];
        var models = given.Where(path => !Directory.Exists(path.FullPath)).ToArray();
        foreach (var model in models)
        {
            InputFile.RequireModel(model);
        }

        // A model's files may lie beside its folder, as far up as the user stands.
        var around = models.Select(model =>
            Path.GetRelativePath(current, model.FullPath).StartsWith("..", StringComparison.Ordinal)
                ? Path.GetDirectoryName(model.FullPath)!
                : current
        );
        ImmutableArray<string> all = [.. folders.Concat(around).Distinct(StringComparer.Ordinal)];
        all = all.IsEmpty ? [current] : all;
        return new InitPlaces(
            all,
            [.. models.Select(model => model.FullPath).Distinct(StringComparer.Ordinal)],
            output is null ? Path.Combine(folders is [var only] ? only : current, ThresholdsFile.DefaultName)
                : ReportTarget.IsStandardOutputName(output) ? null
                : Path.GetFullPath(output)
        );
    }
}
