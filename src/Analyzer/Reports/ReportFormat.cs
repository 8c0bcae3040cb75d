using System.Collections.Immutable;
using System.Text;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>A format that reports are written in as files, registered once.</summary>
/// <param name="Name">Its name, such as <c>json</c>.</param>
/// <param name="FileName">The name of a report of this format, such as <c>report.json</c>.</param>
/// <param name="Write">Writes a result to a stream, which stays open.</param>
internal sealed record ReportFormat(string Name, string FileName, Action<GateResult, Stream> Write)
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("json", "report.json", JsonReport.Write),
        new("markdown", "report.md", Text(MarkdownReport.Write)),
        new("html", "report.html", Text(HtmlReport.Write)),
    ];

    /// <summary>Finds a format by its name.</summary>
    /// <param name="name">A name such as <c>json</c>.</param>
    /// <returns>The format, or null when there is none of that name.</returns>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>The message about a name that no format has: it lists the names, and guesses which is meant.</summary>
    /// <param name="key">The option or property that the user gave it for.</param>
    /// <param name="name">The name.</param>
    public static string Unknown(string key, string name)
    {
        var names = All.Select(format => format.Name).ToArray();
        return $"'{key}' has no format '{name}'.{Suggestion.For(name, names)} The formats are: {string.Join(", ", names)}.";
    }

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
