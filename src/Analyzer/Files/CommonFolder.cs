namespace QualityGate.Files;

/// <summary>The deepest folder that holds all of several files.</summary>
internal static class CommonFolder
{
    /// <summary>Finds it.</summary>
    /// <param name="files">Full paths, at least one.</param>
    /// <returns>A full path; the folder of the first file where they have nothing in common, as on several drives.</returns>
    public static string Of(IEnumerable<string> files)
    {
        string[] folders = [.. files.Select(file => Path.GetDirectoryName(file) ?? file)];
        return Ancestors(folders[0]).FirstOrDefault(ancestor => Array.TrueForAll(folders, folder => Holds(ancestor, folder))) ?? folders[0];
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (string? current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }

    private static bool Holds(string ancestor, string folder) => Ancestors(folder).Contains(ancestor, StringComparer.Ordinal);
}
