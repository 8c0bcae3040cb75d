using System.Text.RegularExpressions;

namespace QualityGate.Initialisation;

/// <summary>Paths as an entry of thresholds.yml names them.</summary>
internal static partial class EntryPath
{
    /// <summary>The reason why a path cannot be written.</summary>
    public const string WhyNot =
        "its path has a sign that means something else in thresholds.yml (* { } $ \\, a blank at an end, or a control character); rename it";

    /// <summary>Whether a file can be named in thresholds.yml: stars, words in braces and variables stand for something there.</summary>
    public static bool IsWritable(string file) =>
        !Reserved.IsMatch(OperatingSystem.IsWindows() ? file.Replace('\\', '/') : file)
        && file.Split('/', '\\').All(part => part == part.Trim())
        && Text.SingleLine.Of(file) == file;

    /// <summary>The path from a folder, with slashes.</summary>
    public static string From(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    [GeneratedRegex(@"[*{}$\\?\p{Cc}]", RegexOptions.None, 1000)]
    private static partial Regex Reserved { get; }
}
