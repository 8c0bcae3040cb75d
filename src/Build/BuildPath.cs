namespace QualityGate.Build;

/// <summary>Paths as projects give them: relative to the project, with either slash.</summary>
internal static class BuildPath
{
    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    private static StringComparison Comparison => IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The full path.</summary>
    public static string Full(string folder, string path) =>
        Path.GetFullPath(Path.Combine(folder, IsWindows ? path : path.Replace('\\', '/')));

    /// <summary>The full path of a folder, with a slash at its end.</summary>
    public static string FullFolder(string folder, string path)
    {
        var full = Full(folder, path);
        return full.Length > 0 && full[full.Length - 1] == Path.DirectorySeparatorChar ? full : full + Path.DirectorySeparatorChar;
    }

    /// <summary>The path from a folder to a file, with slashes; the full path where they have no folder in common.</summary>
    public static string Relative(string folder, string path)
    {
        var from = Full(folder, ".").Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], Comparison))
        {
            common++;
        }

        return common == 0
            ? path.Replace(Path.DirectorySeparatorChar, '/')
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    /// <summary>The nearest file of a name, in a folder or above it; null when there is none.</summary>
    public static string? FindAbove(string folder, string name)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
