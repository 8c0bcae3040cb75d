using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Gates;

namespace QualityGate.Reports;

/// <summary>A format that reports are written in as files, registered once.</summary>
/// <param name="Name">Its name, such as <c>json</c>.</param>
/// <param name="FileName">What a report of this format is called.</param>
/// <param name="Write">Writes a report.</param>
public sealed record ReportFormat(string Name, string FileName, Func<GateReport, string> Write)
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("json", "report.json", JsonReport.Write),
        new("markdown", "report.md", MarkdownReport.Write),
    ];

    /// <summary>Finds a format by its name.</summary>
    /// <param name="name">A name such as <c>json</c>.</param>
    /// <returns>The format, or null when there is none of that name.</returns>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>What to say of a name that no format has.</summary>
    /// <param name="key">What the user gave it for.</param>
    /// <param name="name">The name.</param>
    /// <returns>A message that lists the names, and guesses which is meant.</returns>
    public static string Unknown(string key, string name) =>
        $"'{key}' has no format '{name}'.{Suggestion.For(name, All.Select(format => format.Name))} The formats are: {string.Join(", ", All.Select(format => format.Name))}.";
}
