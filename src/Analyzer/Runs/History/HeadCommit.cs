using QualityGate.Ci;

namespace QualityGate.Runs.History;

/// <summary>The commit that a folder's repository has checked out, read from its files: that takes no process, and never fails.</summary>
internal static class HeadCommit
{
    private const string Reference = "ref: ";
    private const string Link = "gitdir: ";
    private const int MostFolders = 100;
    private const long MostBytes = 16 << 20;

    /// <summary>The commit; null outside of a repository, before the first commit, and where the files say nothing.</summary>
    public static string? Of(string folder)
    {
        try
        {
            var git = Find(folder);
            return git is null ? null : Resolve(git);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // A worktree and a submodule have a file that says where the folder is.
    private static string? Find(string folder)
    {
        var current = new DirectoryInfo(folder);
        for (var k = 0; current is not null && k < MostFolders; k++, current = current.Parent)
        {
            var git = Path.Combine(current.FullName, ".git");
            if (Directory.Exists(git))
            {
                return git;
            }

            if (Line(git) is { } link && link.StartsWith(Link, StringComparison.Ordinal))
            {
                return Path.GetFullPath(link[Link.Length..], current.FullName);
            }
        }

        return null;
    }

    private static string? Resolve(string git)
    {
        var head = Line(Path.Combine(git, "HEAD"));
        if (head is null || !head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return CiCommit.IsHash(head) ? head : null;
        }

        var name = head[Reference.Length..];
        var common = Line(Path.Combine(git, "commondir")) is { } shared ? Path.GetFullPath(shared, git) : git;
        var loose = Line(Path.Combine(common, name.Replace('/', Path.DirectorySeparatorChar)));
        return CiCommit.IsHash(loose) ? loose : Packed(Path.Combine(common, "packed-refs"), name);
    }

    private static string? Packed(string file, string name) =>
        !File.Exists(file) || new FileInfo(file).Length > MostBytes
            ? null
            : File.ReadLines(file)
                .Where(line => line.EndsWith($" {name}", StringComparison.Ordinal))
                .Select(line => line[..^(name.Length + 1)])
                .FirstOrDefault(CiCommit.IsHash);

    private static string? Line(string file) =>
        File.Exists(file) && new FileInfo(file).Length is > 0 and < 4096 ? File.ReadLines(file).FirstOrDefault()?.TrimEnd() : null;
}
