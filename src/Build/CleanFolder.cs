using QualityGate.Runs.Caching;

namespace QualityGate.Build;

/// <summary>Removes a folder of the gate's own, or what gates have written into folders of a user's choice.</summary>
public sealed class CleanFolder : BuildTask
{
    /// <summary>The names of reports, which the core has in its list of formats.</summary>
    internal static readonly string[] ReportNames =
    [
        "report.json",
        "report.md",
        "report.html",
        "report.junit.xml",
        "report.sarif",
        "report.codequality.json",
        "report.badge.svg",
        "report.csv",
        "report.svg",
        "report.dot",
        "report.graphml",
        "report.scatter.svg",
    ];

    /// <summary>A folder of the gate's own, which goes as a whole.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>A folder of caches, of which those with a manifest go.</summary>
    public string CacheFolder { get; set; } = string.Empty;

    /// <summary>A folder of reports, of which those that a manifest names go.</summary>
    public string ReportFolder { get; set; } = string.Empty;

    private protected override bool Run()
    {
        if (Folder.Length > 0 && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        if (CacheFolder.Length > 0 && Directory.Exists(CacheFolder))
        {
            foreach (var cache in Directory.GetDirectories(CacheFolder, "gate-????????????????"))
            {
                CleanCache(cache);
            }
        }

        return true;
    }

    private void CleanCache(string cache)
    {
        if (Manifest.Read(Path.Combine(cache, Manifest.FileName)) is not { } manifest)
        {
            return;
        }

        foreach (var report in manifest.Reports.Select(report => report.Path).Where(IsOurs))
        {
            File.Delete(report);
            var folder = Path.GetDirectoryName(report)!;
            if (folder + Path.DirectorySeparatorChar != ReportFolder && Directory.GetFileSystemEntries(folder).Length == 0)
            {
                Directory.Delete(folder);
            }
        }

        Directory.Delete(cache, recursive: true);
    }

    private bool IsOurs(string report) =>
        report.StartsWith(ReportFolder, StringComparison.Ordinal) && ReportNames.Contains(Path.GetFileName(report)) && File.Exists(report);
}
