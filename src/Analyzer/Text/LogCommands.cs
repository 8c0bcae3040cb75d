using System.Text.RegularExpressions;

namespace QualityGate.Text;

/// <summary>
/// Keeps names from users' files from being commands. CI systems obey lines of a log: a model of the name
/// <c>##vso[task.setvariable …]</c> in somebody's pull request must be shown, not done. A build in a container doesn't know which system
/// reads its log, and a cached log may be replayed in another system, so the commands of all of them are defused everywhere.
/// </summary>
internal static class LogCommands
{
    // ##[…] of GitHub and Azure, ##vso[…], ##teamcity[…]: anywhere in a line. The systems compare as languages do, which passes over some
    // marks.
    private static readonly Regex Brackets = new(@"(?<sign>#\p{M}*#[\w\p{M}]*)\[", RegexOptions.NonBacktracking);

    // ::command:: of GitHub, after blanks.
    private static readonly Regex Colons = new(@"^[\s\p{M}]*:\p{M}*:", RegexOptions.NonBacktracking);

    /// <summary>Makes a text harmless that is meant for people: each line of it, whatever was made from names in files.</summary>
    /// <param name="text">One line or several.</param>
    /// <returns>
    /// The text; a blank or a point stands where a command of GitHub Actions, Azure Pipelines or TeamCity would begin, a blank in place of
    /// each control character, and <c>\u202E</c> or the like in place of each invisible letter.
    /// </returns>
    public static string Defuse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.Split('\n').Select(DefuseLine));
    }

    private static string DefuseLine(string line) => Colons.Replace(Brackets.Replace(SingleLine.Of(line), "${sign} ["), ". $0");
}
