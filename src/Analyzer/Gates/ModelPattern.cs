using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace QualityGate.Gates;

/// <summary>A path with <c>*</c> or <c>**</c> in it, which stands for all files that match.</summary>
internal static class ModelPattern
{
    public static bool IsPattern(string path) => path.Contains('*', StringComparison.Ordinal);

    /// <summary>The full paths of the files that match, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string folder, string pattern)
    {
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern);
        var matches = matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(folder))).Files;
        return [.. matches.Select(match => Path.GetFullPath(match.Path, folder)).Order(StringComparer.Ordinal)];
    }
}
