using System.Collections.Immutable;
using QualityGate.Reports.Formats;

namespace QualityGate.Tool.Pictures;

/// <summary>The formats of the tool: those of the core, and PNG.</summary>
internal static class ToolFormats
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<ReportFormat> All { get; } = [.. ReportFormat.All, PngReport.Format];

    /// <summary>Finds a format by its name; null when there is none of that name.</summary>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
