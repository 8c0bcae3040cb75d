using QualityGate.Files;
using QualityGate.Results;

namespace QualityGate.Reports.Interchange;

/// <summary>
/// Paths from the root of the repository, as code scanning, merge requests and annotations take them; reports for people have them from the
/// folder of thresholds.yml.
/// </summary>
internal static class RepositoryPath
{
    /// <summary>
    /// A path of a portable result, from the root of the repository, with <c>..</c> in front where it leads out; as it is where the root is
    /// not known.
    /// </summary>
    public static string Of(GateResult result, string path)
    {
        if (result.FolderInRepository is not { Length: > 0 } folder || IsFromElsewhere(path))
        {
            return path;
        }

        var segments = new List<string>(folder.Split('/'));
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && segments is [.., not ".."])
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ""))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    private static bool IsFromElsewhere(string path) => path.Length == 0 || ReportPath.IsFromRoot(path) || UrlPath.Find(path) is not null;
}
