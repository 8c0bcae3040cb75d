using System.Globalization;
using System.Text.RegularExpressions;

namespace QualityGate.Text;

/// <summary>
/// Keeps names from users' files from being commands. CI systems obey lines of a log: a model of the name
/// <c>##vso[task.setvariable …]</c> in somebody's pull request must be shown, not done. A build in a container doesn't know which system
/// reads its log, and a cached log may be replayed in another system, so the commands of all of them are defused everywhere.
/// (The assembly that build nodes load compiles this file, too.)
/// </summary>
internal static class LogCommands
{
    /// <summary>Makes a text harmless that is meant for people: each line of it, whatever was made from names in files.</summary>
    /// <param name="text">One line or several.</param>
    /// <returns>
    /// The text; a blank or a point stands where a command of GitHub Actions, Azure Pipelines or TeamCity would begin, a blank in place of
    /// each control character, and <c>\u202E</c> or the like in place of each invisible letter.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Defuse(string text) =>
        text is null ? throw new ArgumentNullException(nameof(text)) : string.Join("\n", text.Split('\n').Select(DefuseLine));

    private static string DefuseLine(string text)
    {
        var line = SingleLine.Of(text);
        if (MayHoldBrackets(line))
        {
            line = Patterns.Brackets.Replace(line, "${sign} [");
        }

        return MayBeginWithColons(line) ? Patterns.Colons.Replace(line, ". $0") : line;
    }

    private static bool MayHoldBrackets(string line)
    {
        var isSigned = false;
        foreach (var letter in line)
        {
            if (letter == '[' && isSigned)
            {
                return true;
            }

            isSigned |= letter == '#';
        }

        return false;
    }

    // Nearly no line does, and those of a build that has nothing to do are to be looked at in no time.
    private static bool MayBeginWithColons(string line)
    {
        foreach (var letter in line)
        {
            if (!char.IsWhiteSpace(letter) && !IsMark(letter))
            {
                return letter == ':';
            }
        }

        return false;
    }

    private static bool IsMark(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    // Made when they are needed. The systems compare as languages do, which passes over some marks.
    private static class Patterns
    {
#if NET
        private const RegexOptions Linear = RegexOptions.NonBacktracking;
#else
        private const RegexOptions Linear = RegexOptions.None;
#endif

        // More than any line takes: none of the patterns has a choice to go back to.
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

        // ##[…] of GitHub and Azure, ##vso[…], ##teamcity[…]: anywhere in a line.
        public static Regex Brackets { get; } = new(@"(?<sign>#\p{M}*#[\w\p{M}]*)\[", Linear, Longest);

        // ::command:: of GitHub, after blanks.
        public static Regex Colons { get; } = new(@"^[\s\p{M}]*:\p{M}*:", Linear, Longest);
    }
}
