using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace QualityGate.Testing.Packages;

/// <summary>
/// The results of restores in this run of the tests. A restore takes as long as a build, and that of a project which differs from another
/// in its folder alone is the same but for the paths in it.
/// </summary>
internal static partial class RestoredProjects
{
    private const string FolderMark = "{folder of the test}";
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Known = new(StringComparer.Ordinal);

    /// <summary>Gives a project the result of a restore, if one like it has been restored.</summary>
    /// <returns>True if it has been given one.</returns>
    public static bool Give(TemporaryFolder folder, string project)
    {
        if (!Known.TryGetValue(KeyOf(folder, project), out var files))
        {
            return false;
        }

        foreach (var (name, text) in files)
        {
            folder.Write($"app/obj/{name}", text.Replace(FolderMark, folder.FullPath, StringComparison.Ordinal));
        }

        return true;
    }

    /// <summary>Keeps the result of a restore.</summary>
    public static void Keep(TemporaryFolder folder, string project)
    {
        if (File.Exists(folder.PathTo("app/obj/project.assets.json")))
        {
            Known.TryAdd(
                KeyOf(folder, project),
                Directory
                    .GetFiles(folder.PathTo("app/obj"))
                    .Where(IsOfRestore)
                    .ToDictionary(
                        file => Path.GetFileName(file),
                        file => File.ReadAllText(file).Replace(folder.FullPath, FolderMark, StringComparison.Ordinal),
                        StringComparer.Ordinal
                    )
            );
        }
    }

    private static bool IsOfRestore(string file) =>
        Path.GetFileName(file) is "project.assets.json" or "project.nuget.cache"
        || Path.GetFileName(file).Contains(".nuget.", StringComparison.Ordinal);

    // Properties and packages; items and targets of another kind have no part in a restore.
    private static string KeyOf(TemporaryFolder folder, string project)
    {
        var shared = string.Concat(
            new[] { "Directory.Build.props", "Directory.Build.targets" }.Select(folder.PathTo).Where(File.Exists).Select(File.ReadAllText)
        );
        return Parts()
            .Matches(project + shared)
            .Aggregate(string.Empty, (key, part) => key + part.Value)
            .Replace(folder.FullPath, FolderMark, StringComparison.Ordinal);
    }

    [GeneratedRegex("<PropertyGroup>.*?</PropertyGroup>|<PackageReference[^>]*>|<ProjectReference[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Parts();
}
