namespace QualityGate.Reports;

/// <summary>
/// Keeps names from users' files from being commands. CI systems obey lines of a log: a model of the name
/// <c>##vso[task.setvariable …]</c> in somebody's pull request must be shown, not done.
/// </summary>
public static class LogCommands
{
    /// <summary>Makes a line harmless that is meant for people.</summary>
    /// <param name="line">The line.</param>
    /// <param name="system">The system that reads it.</param>
    /// <returns>The line; something harmless stands where a command would begin.</returns>
    public static string Defuse(string line, CiSystem system)
    {
        ArgumentNullException.ThrowIfNull(line);
        return system switch
        {
            // GitHub also reads the old form ##[…], anywhere in the line.
            CiSystem.GitHub => (line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? $". {line}" : line).Replace("##[", "## [", StringComparison.Ordinal),
            CiSystem.Azure => line.Replace("##vso[", "##vso [", StringComparison.OrdinalIgnoreCase).Replace("##[", "## [", StringComparison.Ordinal),
            _ => line,
        };
    }
}
