using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Shards;

/// <summary>The files that a path of test data stands for: one, those that match a pattern, or those of a folder.</summary>
/// <param name="Files">The files, in ordinal order of their paths.</param>
/// <param name="Watched">Folders that were looked into, and files whose being there matters.</param>
internal sealed record DataShards(ImmutableArray<InputPath> Files, ImmutableArray<string> Watched)
{
    private const string Success = "_SUCCESS";
    private const string Temporary = "_temporary";

    /// <summary>Warnings about the folder.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The error where a pattern or folder has no files, cannot be listed, or its job has not ended.</summary>
    public QualityGateException? Failure { get; private init; }

    /// <summary>Finds the files; one that is not there is found, too, and missed when it is read. What fails is the path itself.</summary>
    public static DataShards List(InputPath path)
    {
        try
        {
            return Find(path);
        }
        catch (QualityGateException e)
        {
            var (success, temporary) = (Path.Combine(path.FullPath, Success), Path.Combine(path.FullPath, Temporary));
            return new DataShards([path], Directory.Exists(path.FullPath) ? [path.FullPath, success, temporary] : []) { Failure = e };
        }
    }

    private static DataShards Find(InputPath path)
    {
        try
        {
            return IsPattern(path) ? OfPattern(path)
                : Directory.Exists(path.FullPath) ? OfFolder(path)
                : new DataShards([path], []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.DataFileNotAccessible,
                    path.NamedAt,
                    $"the files of '{path.FullPath}' cannot be listed: {e.Message}"
                ),
                e
            );
        }
    }

    // A file of such a name is that file, whatever else would match.
    private static bool IsPattern(InputPath path) => FilePattern.IsPattern(path.FullPath) && !File.Exists(path.FullPath);

    private static DataShards OfPattern(InputPath path)
    {
        var found = FilePattern.Find(Path.GetPathRoot(path.FullPath) ?? "/", path.FullPath);
        ImmutableArray<string> files = [.. found.Files.Select(file => file.FullPath).Where(file => !IsHidden(file, path.FullPath))];
        if (found.Files.Select(file => UnfinishedJob(file.FullPath)).FirstOrDefault(job => job is not null) is { } unfinished)
        {
            throw Unfinished(path, unfinished);
        }

        return files.IsEmpty
            ? throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.DataFileNotFound,
                    path.NamedAt,
                    $"no file matches '{path.FullPath}'; write or fetch the test data first, or correct the pattern."
                )
            )
            : new DataShards([.. files.Select(file => path with { FullPath = file })], found.Folders);
    }

    // The folder of a job that has not ended, which a file is in, or in the temporary folder of.
    private static string? UnfinishedJob(string file)
    {
        var place = file.IndexOf($"{Path.DirectorySeparatorChar}{Temporary}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        var folder = place >= 0 ? file[..place] : Path.GetDirectoryName(file)!;
        return place >= 0 || Directory.Exists(Path.Combine(folder, Temporary)) ? folder : null;
    }

    private static QualityGateException Unfinished(InputPath path, string folder) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.UnfinishedFolder,
                path.NamedAt,
                $"the folder '{folder}' has a '{Temporary}' in it: the job that writes it is not at its end, or has failed; "
                    + "let it run to the end."
            )
        );

    // As Spark and Hadoop have it: what begins with _ or . is no data.
    private static DataShards OfFolder(InputPath path)
    {
        var (success, temporary) = (Path.Combine(path.FullPath, Success), Path.Combine(path.FullPath, Temporary));
        if (Directory.Exists(temporary))
        {
            throw Unfinished(path, path.FullPath);
        }

        string[] files = [.. Directory.EnumerateFiles(path.FullPath).Where(file => !IsHidden(file)).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.DataFileNotFound,
                    path.NamedAt,
                    $"the folder '{path.FullPath}' has no file with test data{(Directory.EnumerateDirectories(path.FullPath).Any()
                        ? ", only folders; name the files in them by a pattern, such as 'folder/**/*.parquet'" : string.Empty)}."
                )
            );
        }

        var isOfJob = files.Any(file => Path.GetFileName(file).StartsWith("part-", StringComparison.Ordinal));
        return new DataShards([.. files.Select(file => path with { FullPath = file })], [path.FullPath, success, temporary])
        {
            Warnings =
                isOfJob && !File.Exists(success)
                    ?
                    [
                        Diagnostic.Warning(
                            DiagnosticCodes.UnfinishedFolder,
                            path.NamedAt,
                            $"the folder '{path.FullPath}' has files 'part-…', but no '{Success}', which jobs write when all parts are "
                                + "there: is it complete? Name the files by a pattern, such as 'folder/part-*', if it is."
                        ),
                    ]
                    : [],
        };
    }

    private static bool IsHidden(string file) => Path.GetFileName(file) is ['_' or '.', ..];

    // Files in folders of such names are no data either, such as .ipynb_checkpoints, unless the pattern itself names the folder.
    private static bool IsHidden(string file, string pattern)
    {
        var named = pattern.Split('/', '\\');
        return IsHidden(file) || file.Split('/', '\\').SkipLast(1).Any(folder => folder is ['_' or '.', ..] && !named.Contains(folder));
    }
}
