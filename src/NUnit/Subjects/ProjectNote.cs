namespace QualityGate.NUnit;

/// <summary>
/// The note that the package's build target leaves beside a test assembly whose output folder does not lie in its project: the
/// folder of the project.
/// </summary>
internal static class ProjectNote
{
    private const string Ending = ".QualityGate.txt";

    /// <summary>The project's folder, or null where no note says so.</summary>
    /// <param name="assembly">The test assembly, if it is known.</param>
    /// <param name="folder">The folder of the output.</param>
    public static string? Read(string? assembly, string folder)
    {
        var own = Path.Combine(folder, Path.GetFileNameWithoutExtension(assembly) + Ending);
        if (File.Exists(own))
        {
            return FolderIn(own);
        }

        // While tests are discovered, NUnit doesn't tell whose they are.
        return Directory.Exists(folder) && Directory.GetFiles(folder, "*" + Ending) is [var only] ? FolderIn(only) : null;
    }

    private static string? FolderIn(string note) =>
        File.ReadLines(note).FirstOrDefault() is { } folder && Path.IsPathFullyQualified(folder) ? folder : null;
}
