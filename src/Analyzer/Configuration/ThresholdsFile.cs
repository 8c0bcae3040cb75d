namespace QualityGate.Configuration;

/// <summary>The file thresholds.yml, as the fronts look for it.</summary>
public static class ThresholdsFile
{
    /// <summary>The name of the file that the fronts look for.</summary>
    public const string DefaultName = "thresholds.yml";

    /// <summary>Finds the nearest thresholds.yml: in a folder, or in one above it.</summary>
    /// <param name="folder">Where to begin.</param>
    /// <returns>The file's full path, or null when there is none up to the root.</returns>
    public static string? FindNearest(string folder) => FindNearest(folder, DefaultName);

    internal static string? FindNearest(string folder, string name)
    {
        for (var current = new DirectoryInfo(Path.GetFullPath(folder)); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
