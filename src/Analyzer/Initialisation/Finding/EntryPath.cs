using System.Text.RegularExpressions;

namespace QualityGate.Initialisation.Finding;

/// <summary>Paths as an entry of thresholds.yml names them.</summary>
internal static partial class EntryPath
{
    /// <summary>The reason why a path cannot be written.</summary>
    public const string WhyNot =
        "its path has a sign that means something else in thresholds.yml (* ? { } $ \\, a blank at an end, or what nobody sees); rename it";

    /// <summary>True when a file can be named in thresholds.yml: stars, words in braces and variables stand for something there.</summary>
    /// <param name="folder">The folder of thresholds.yml.</param>
    /// <param name="file">The full path of the file.</param>
    public static bool IsWritable(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file);
        var path = OperatingSystem.IsWindows() ? relative.Replace('\\', '/') : relative;
        return !Reserved.IsMatch(path) && path.Split('/').All(part => part == part.Trim()) && Text.SingleLine.Of(path) == path;
    }

    /// <summary>The path from a folder, with slashes.</summary>
    public static string From(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    [GeneratedRegex(@"[*{}$\\?\p{Cc}]", RegexOptions.None, 1000)]
    private static partial Regex Reserved { get; }
}
