using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>Errors and warnings, each with its code and place, and with the exception that covers it.</summary>
internal static class DiagnosticList
{
    public static void Write(HtmlBuilder html, ImmutableArray<DiagnosticResult> diagnostics)
    {
        if (diagnostics.IsEmpty)
        {
            return;
        }

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
