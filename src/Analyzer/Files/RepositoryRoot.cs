namespace QualityGate.Files;

/// <summary>
/// The repository that a folder lies in, known by what git keeps in its root. Finding it takes no process, and never fails.
/// </summary>
internal static class RepositoryRoot
{
    private const int MostFolders = 100;

    /// <summary>The path of a folder from the root of its repository, with slashes; null in the root itself, and outside of any.</summary>
    public static string? PathTo(string folder) =>
        Find(folder) is { } root && Path.GetRelativePath(root, folder) is not "." and var path ? ReportPath.WithSlashes(path) : null;

    /// <summary>The root; null outside of any repository. A worktree and a submodule have a file where others have a folder.</summary>
    public static string? Find(string folder)
    {
        var current = folder.Length == 0 ? null : folder;
        for (var k = 0; current is not null && k < MostFolders; k++, current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(Path.Combine(current, ".git")))
            {
                return current;
            }
        }

        return null;
    }
}
