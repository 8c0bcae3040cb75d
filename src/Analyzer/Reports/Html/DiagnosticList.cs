using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>Errors and warnings, each with its code and place.</summary>
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
            var isError = diagnostic.Severity == Severity.Error;
            html.Open("li", ("class", isError ? "is-failed" : "is-warned"));
            html.Open("strong").Text($"{(isError ? "✗ error" : "! warning")} {diagnostic.Code}").Close("strong").Text(" ");
            html.Element("code", new SourceLocation(diagnostic.File, diagnostic.Line, diagnostic.Column).ToString());
            html.Element("bdi", diagnostic.Message).Close("li");
        }

        html.Close("ul");
    }
}
