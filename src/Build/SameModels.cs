namespace QualityGate.Build;

/// <summary>
/// Models that are the same for several target frameworks of a project: each build of a framework has written them, and one gate is enough.
/// </summary>
internal static class SameModels
{
    /// <summary>
    /// The file of all frameworks with the same content that was written first: whichever framework asks, it is the same file.
    /// </summary>
    /// <param name="path">The file of the framework that asks: obj/Debug/net10.0/app.models.yml.</param>
    /// <param name="frameworks">The frameworks of the project; empty when it has one.</param>
    public static string Oldest(string path, string frameworks)
    {
        var folder = Path.GetDirectoryName(path)!;
        string[] names = [.. frameworks.Split(';').Select(name => name.Trim()).Where(name => name.Length > 0)];
        if (!names.Contains(Path.GetFileName(folder)))
        {
            return path;
        }

        var content = File.ReadAllText(path);
        return names
            .Select(name => Path.Combine(Path.GetDirectoryName(folder)!, name, Path.GetFileName(path)))
            .Where(file => File.Exists(file) && File.ReadAllText(file) == content)
            .OrderBy(File.GetLastWriteTimeUtc)
            .ThenBy(file => file, StringComparer.Ordinal)
            .First();
    }
}
