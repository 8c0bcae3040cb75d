using QualityGate.Files;
using QualityGate.Results;

namespace QualityGate.Reports;

/// <summary>
/// Paths from the root of the repository, as code scanning, merge requests and annotations take them; reports for people have them from the
/// folder of thresholds.yml.
/// </summary>
internal static class RepositoryPath
{
    /// <summary>A path of a portable result, from the root of the repository; as it is where that is not known, or it leads out.</summary>
    public static string Of(GateResult result, string path)
    {
        if (result.FolderInRepository is not { Length: > 0 } folder || IsFromElsewhere(path))
        {
            return path;
        }

        var segments = new List<string>(folder.Split('/'));
        foreach (var segment in path.Split('/'))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                {
                    return path;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ""))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    // From the root of the machine, of a drive, or from the network.
    private static bool IsFromElsewhere(string path) => path is "" or ['/', ..] or [_, ':', ..] || UrlPath.Find(path) is not null;
}
