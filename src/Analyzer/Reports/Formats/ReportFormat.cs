using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Reports.Html;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Ranking;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Formats;

/// <summary>A format that reports are written in as files, registered once.</summary>
/// <param name="Name">Its name, such as <c>json</c>.</param>
/// <param name="FileName">The name of a report of this format, such as <c>report.json</c>.</param>
/// <param name="Write">Writes a result to a stream, which stays open.</param>
/// <param name="DrawsGraphs">Whether it draws the graphs, so that it can draw a part of them.</param>
internal sealed record ReportFormat(string Name, string FileName, Action<GateResult, Stream> Write, bool DrawsGraphs = false)
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("json", "report.json", JsonReport.Write) { Sign = "\"schemaVersion\"" },
        new("markdown", "report.md", Text(MarkdownReport.Write)) { Sign = "## " },
        new("html", "report.html", Text(HtmlReport.Write)) { Sign = HtmlReport.Sign },
        new("junit", "report.junit.xml", Text(JUnitReport.Write)) { Sign = JUnitReport.Sign },
        new("sarif", "report.sarif", Text(SarifReport.Write)) { Sign = SarifReport.Sign },
        new("codequality", "report.codequality.json", Text(CodeQualityReport.Write)) { Sign = CodeQualityReport.Sign },
        new("badge", "report.badge.svg", Text(BadgeReport.Write)) { Sign = BadgeReport.Sign },
        new("csv", "report.csv", Text(CsvReport.Write)) { Sign = CsvReport.Sign },
        new("svg", "report.svg", Text(SvgReport.Write), DrawsGraphs: true) { Sign = SvgReport.Sign },
        new("dot", "report.dot", Text(DotReport.Write), DrawsGraphs: true) { Sign = DotReport.Sign },
        new("graphml", "report.graphml", Text(GraphMLReport.Write), DrawsGraphs: true) { Sign = GraphMLReport.Sign },
        new("scatter", "report.scatter.svg", Text(ScatterSvg.Write)) { Sign = ScatterSvg.Sign },
    ];

    /// <summary>The formats that are written where nobody names any.</summary>
    public static ImmutableArray<ReportFormat> Default { get; } = [All[0], All[1]];

    /// <summary>True when it is no text, so that it goes to a file and not to a terminal.</summary>
    public bool IsBinary { get; init; }

    /// <summary>
    /// A text near the beginning of each report, by which one is known whose place is wanted for another; empty where none is known.
    /// </summary>
    public string Sign { get; init; } = string.Empty;

    /// <summary>True when a file that begins so is a report, be it of another format.</summary>
    /// <param name="beginning">The first letters of the file; nothing that could be lost is in an empty one.</param>
    public static bool IsReport(string beginning) =>
        beginning.Trim() is "" or "[]"
        || beginning.Contains(ToolFormat.PngSign, StringComparison.Ordinal)
        || All.Any(format => format.Sign.Length > 0 && format.Has(beginning));

    /// <summary>Finds a format by its name.</summary>
    /// <param name="name">A name such as <c>json</c>.</param>
    /// <returns>The format, or null when there is none of that name.</returns>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Finds the formats of a list of names, with semicolons or commas between.</summary>
    /// <param name="key">The property that the user gave it for.</param>
    /// <param name="names">The names; of none at all, the default formats.</param>
    /// <param name="place">Where a complaint points at.</param>
    /// <exception cref="QualityGateException">A name is of no format (QG0010), or of one that the tool alone writes (QG0094).</exception>
    public static ImmutableArray<ReportFormat> Parse(string key, string names, SourceLocation place)
    {
        var given = names.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        return given.Length == 0
            ? Default
            :
            [
                .. given.Select(name =>
                    Find(name)
                    ?? throw new QualityGateException(
                        name == ToolFormat.Png
                            ? ToolFormat.Refused(key, place)
                            : Diagnostic.Error(
                                DiagnosticCodes.UnknownChoice,
                                place,
                                Unknown(key, name, [.. All.Select(format => format.Name)])
                            )
                    )
                ),
            ];
    }

    /// <summary>The message about a name that no format has: it lists the names, and guesses which is meant.</summary>
    /// <param name="key">The option or property that the user gave it for.</param>
    /// <param name="name">The name.</param>
    /// <param name="names">The names of the formats that there are.</param>
    public static string Unknown(string key, string name, IReadOnlyCollection<string> names) =>
        $"'{key}' has no format '{name}'.{Suggestion.For(name, names)} The formats are: {string.Join(", ", names)}.";

    // Markdown has its heading at the very beginning, or it is somebody's page with a heading in it.
    private bool Has(string beginning) =>
        Sign.StartsWith('#') ? beginning.StartsWith(Sign, StringComparison.Ordinal) : beginning.Contains(Sign, StringComparison.Ordinal);

    /// <summary>Makes a writer to a stream of one that returns a text.</summary>
    public static Action<GateResult, Stream> Text(Func<GateResult, string> write) =>
        (result, stream) => stream.Write(Encoding.UTF8.GetBytes(write(result)));

    /// <summary>Writes a result as a text.</summary>
    public string ToText(GateResult result)
    {
        using var stream = new MemoryStream();
        Write(result, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
