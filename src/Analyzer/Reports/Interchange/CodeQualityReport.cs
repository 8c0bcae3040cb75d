using System.Text.Json.Nodes;
using QualityGate.Diagnostics;
using QualityGate.Results;

namespace QualityGate.Reports.Interchange;

/// <summary>Writes the diagnostics of a result as GitLab's code quality report, which merge requests show.</summary>
internal static class CodeQualityReport
{
    /// <summary>The beginning of each entry, by which a report is known.</summary>
    public const string Sign = "\"check_name\": \"QG";

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>A JSON array; empty where there is nothing to say.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var portable = result.ToPortable();
        return ReportJson.Write(new JsonArray([.. DiagnosticPrint.Of(portable).Select(print => Entry(portable, print))]));
    }

    private static JsonObject Entry(GateResult result, DiagnosticPrint print) =>
        new()
        {
            ["check_name"] = print.Diagnostic.Code,
            ["description"] = ReportJson.Text(print.Diagnostic.Message),
            ["fingerprint"] = print.Fingerprint,
            ["severity"] = SeverityOf(print),
            ["location"] = new JsonObject
            {
                ["path"] = RepositoryPath.Of(result, print.Diagnostic.File),
                ["lines"] = new JsonObject { ["begin"] = Math.Max(1, print.Diagnostic.Line) },
            },
        };

    private static string SeverityOf(DiagnosticPrint print) =>
        print switch
        {
            { Diagnostic.Suppression: not null } or { Diagnostic.Severity: Severity.Note } => "info",
            { Diagnostic.Severity: Severity.Warning } => "minor",
            var finding when DiagnosticCodes.OfJudgedLimits.Contains(finding.Diagnostic.Code) => "major",
            _ => "blocker",
        };
}
