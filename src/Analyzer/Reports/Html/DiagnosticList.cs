using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>Errors and warnings, each with its code and place, and with the exception that covers it.</summary>
internal static class DiagnosticList
{
    // More of them would push the pictures out of sight; one more than that is not worth a fold.
    private const int MostOpen = 6;

    public static void Write(HtmlBuilder html, ImmutableArray<DiagnosticResult> diagnostics)
    {
        if (diagnostics.IsEmpty)
        {
            return;
        }

        // Errors come first where only some are seen at once; the order is kept else.
        DiagnosticResult[] ordered = [.. diagnostics.OrderBy(Rank)];
        var isLong = ordered.Length > MostOpen;
        WriteList(html, isLong ? ordered[..MostOpen] : [.. diagnostics]);
        if (isLong)
        {
            html.Open("details").Element("summary", $"{ordered.Length - MostOpen} more");
            WriteList(html, ordered[MostOpen..]);
            html.Close("details");
        }
    }

    private static int Rank(DiagnosticResult diagnostic) =>
        diagnostic switch
        {
            { Suppression: not null } => 2,
            { Severity: Severity.Error } => 0,
            _ => 1,
        };

    private static void WriteList(HtmlBuilder html, IEnumerable<DiagnosticResult> diagnostics)
    {
        html.Open("ul", ("class", "diagnostics"));
        foreach (var diagnostic in diagnostics)
        {
            var (kind, mark) = diagnostic switch
            {
                { Suppression: not null } => ("is-suppressed", "– suppressed"),
                { Severity: Severity.Error } => ("is-failed", "✗ error"),
                { Severity: Severity.Note } => ("is-suppressed", "– note"),
                _ => ("is-warned", "! warning"),
            };
            html.Open("li", ("class", kind));
            html.Open("strong").Text($"{mark} {diagnostic.Code}").Close("strong").Text(" ");
            html.Element("code", new SourceLocation(diagnostic.File, diagnostic.Line, diagnostic.Column).ToString());
            html.Element("bdi", diagnostic.MessageWithException).Close("li");
        }

        html.Close("ul");
    }
}
