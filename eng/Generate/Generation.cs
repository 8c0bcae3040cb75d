namespace QualityGate.Generate;

/// <summary>Brings the generated files of a repository up to date, or says which are not.</summary>
internal static class Generation
{
    /// <summary>Compares each file with the text that it is to have.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="mayWrite">Whether files that differ are written.</param>
    /// <param name="output">Gets a line for each file that differs.</param>
    /// <returns>The exit code: 1 when files differ and were not written, else 0.</returns>
    public static int Run(string root, bool mayWrite, TextWriter output)
    {
        // All texts are made before the first is written: a mistake leaves the repository as it was.
        var stale = GeneratedFiles
            .All.Select(file => (file.Path, FullPath: file.PathIn(root), Present: file.Present(root), Wanted: file.Wanted(root)))
            .Where(file => file.Present != file.Wanted)
            .ToArray();
        foreach (var file in stale)
        {
            if (mayWrite)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file.FullPath)!);
                File.WriteAllText(file.FullPath, file.Wanted);
            }

            output.WriteLine(mayWrite ? $"{file.Path} is written anew." : $"{file.Path} differs; run {GeneratedFiles.Command}");
        }

        if (stale.Length == 0)
        {
            output.WriteLine($"All {GeneratedFiles.All.Length} generated files are up to date.");
        }

        return mayWrite || stale.Length == 0 ? 0 : 1;
    }
}
