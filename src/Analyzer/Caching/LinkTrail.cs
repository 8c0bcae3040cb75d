namespace QualityGate.Caching;

/// <summary>The links that a path leads over: when one of them is turned elsewhere, the path means another file.</summary>
internal static class LinkTrail
{
    // As many as operating systems follow.
    private const int MostLinks = 40;

    /// <summary>The full paths of all links on the way, and of what the last one leads to when the path itself is a link.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        var trail = new List<string>();
        Follow(path, trail);
        return trail;
    }

    private static void Follow(string path, List<string> trail)
    {
        for (var part = path; part is not null && trail.Count < MostLinks; part = Path.GetDirectoryName(part))
        {
            FileSystemInfo info = Directory.Exists(part) ? new DirectoryInfo(part) : new FileInfo(part);
            if (info.LinkTarget is { } target && !trail.Contains(part))
            {
                trail.Add(part);
                var rest = Path.GetRelativePath(part, path);
                var end = Path.GetFullPath(target, Path.GetDirectoryName(part)!);
                var next = rest == "." ? end : Path.Combine(end, rest);
                Follow(next, trail);
                trail.Add(next);
            }
        }
    }
}
