using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Reports.Formats;
using QualityGate.Runs.Inputs;

namespace QualityGate.Runs.Caching;

/// <summary>Where a run of the gate writes to.</summary>
/// <param name="ReportFolder">The folder for reports; none are written when null.</param>
/// <param name="Formats">The formats of the reports.</param>
/// <param name="CacheFolder">
/// The folder of the cache, of one thresholds.yml with one set of settings; nothing is cached when null.
/// </param>
internal sealed record GateFiles(string? ReportFolder, ImmutableArray<ReportFormat> Formats, string? CacheFolder)
{
    /// <summary>The full paths of the reports.</summary>
    public IEnumerable<string> Reports =>
        ReportFolder is null ? [] : Formats.Select(format => Path.GetFullPath(format.FileName, ReportFolder));

    /// <summary>Removes the reports of earlier runs, where a run ends before it writes its own.</summary>
    /// <exception cref="QualityGateException">The path of a report cannot be followed (QG0015).</exception>
    public void RemoveReports() => EarlierReports.Remove(Reports);

    /// <summary>The manifest of the last run.</summary>
    internal string Manifest => Path.Combine(CacheFolder!, Caching.Manifest.FileName);
}
