using QualityGate.Text;

namespace QualityGate.Files;

/// <summary>Says what is near a path at which there is nothing.</summary>
internal static class NearbyPath
{
    private const int MostNeighbours = 1000;

    /// <summary>Hints for the user who named a file that is not there: sentences with a leading blank, or nothing.</summary>
    public static string HintForFile(string fullPath) =>
        // On Unix a backslash separates no folders, so the hint names '/'.
        fullPath.Contains('\\', StringComparison.Ordinal)
        && Path.DirectorySeparatorChar == '/'
        && File.Exists(fullPath.Replace('\\', '/'))
            ? " Here '\\' is a letter like any other; write '/' between folders."
            : Hint(fullPath, isFile: true);

    /// <summary>Hints for the user who named a folder that is not there: sentences with a leading blank, or nothing.</summary>
    public static string HintForFolder(string fullPath) => Hint(Path.TrimEndingDirectorySeparator(fullPath), isFile: false);

    /// <summary>The full path of the file that was likely meant by one that is not there; null where none is near.</summary>
    public static string? NearestFile(string fullPath)
    {
        var (folder, missing) = Split(fullPath);
        var nearest =
            folder is not null && Correct(folder, missing, isFile: true) is { } corrected ? Path.GetFullPath(corrected, folder) : null;
        return File.Exists(nearest) ? nearest : null;
    }

    // The folder that is there, and what is missing in it.
    private static (string? Folder, string[] Missing) Split(string fullPath)
    {
        var missing = new Stack<string>([Path.GetFileName(fullPath)]);
        var folder = Path.GetDirectoryName(fullPath);
        while (folder is not null && !Directory.Exists(folder))
        {
            missing.Push(Path.GetFileName(folder));
            folder = Path.GetDirectoryName(folder);
        }

        return (folder, [.. missing]);
    }

    private static string Hint(string fullPath, bool isFile)
    {
        var (folder, missing) = Split(fullPath);
        if (folder is null)
        {
            return $" There is no '{Path.GetPathRoot(fullPath)}'.";
        }

        var absent = missing.Length > 1 || !isFile ? $" There is no folder '{Path.Combine(folder, missing[0])}'." : string.Empty;
        return Correct(folder, missing, isFile) is { } corrected ? $"{absent} Did you mean '{corrected}'?" : absent;
    }

    // A folder of a similar name is what was meant where the rest is found in it. One that differs in case alone is so in any case.
    private static string? Correct(string folder, ReadOnlySpan<string> names, bool isFile)
    {
        var entries = Entries(folder, files: isFile && names.Length == 1);
        if ((entries.Contains(names[0]) ? names[0] : Suggestion.Nearest(names[0], entries)) is not { } name)
        {
            return null;
        }

        return names.Length == 1 ? name
            : Correct(Path.Combine(folder, name), names[1..], isFile) is { } rest ? $"{name}/{rest}"
            : name.Equals(names[0], StringComparison.OrdinalIgnoreCase) ? name
            : null;
    }

    private static string[] Entries(string folder, bool files)
    {
        try
        {
            return
            [
                .. (files ? Directory.EnumerateFiles(folder) : Directory.EnumerateDirectories(folder))
                    .Take(MostNeighbours)
                    .Select(entry => Path.GetFileName(entry)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
