namespace QualityGate.Files;

/// <summary>Paths as reports write them: relative to the gate's folder, with slashes, the same on every machine.</summary>
internal static class ReportPath
{
    public static string Write(string folder, string path)
    {
        if (UrlPath.Find(path) is { } url)
        {
            return url;
        }

        var relative = Path.IsPathRooted(path) ? Path.GetRelativePath(folder, path) : path;
        return relative.Replace('\\', '/');
    }

    /// <summary>A message in which the files below the folder are named as they are elsewhere in the report.</summary>
    public static string InText(string folder, string message) =>
        folder == Path.GetPathRoot(folder)
            ? message
            : message.Replace(
                folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
                string.Empty,
                StringComparison.Ordinal
            );
}
