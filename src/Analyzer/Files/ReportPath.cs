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
        return WithSlashes(relative);
    }

    /// <summary>The path with slashes. Elsewhere than on Windows a backslash is a letter of a name.</summary>
    public static string WithSlashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    /// <summary>Whether a path of a report begins at the root of a machine, a drive or a server.</summary>
    public static bool IsFromRoot(string path) => path is ['/', ..] || IsOnDrive(path);

    /// <summary>Whether a path of a report begins with a drive, such as <c>C:/</c>.</summary>
    public static bool IsOnDrive(string path) => path is [var drive, ':', '/', ..] && char.IsAsciiLetter(drive);

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
