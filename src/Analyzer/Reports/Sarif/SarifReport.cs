using System.Collections.Immutable;
using System.Text.Json.Nodes;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports.Sarif;

/// <summary>Writes the diagnostics of a result as SARIF 2.1.0, which code scanning and editors show at their places.</summary>
internal static class SarifReport
{
    /// <summary>The name of the tool, by which a report is known.</summary>
    public const string Sign = "\"name\": \"QualityGate\"";

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>JSON; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var portable = result.ToPortable();
        var prints = DiagnosticPrint.Of(portable);
        ImmutableArray<string> codes = [.. prints.Select(print => print.Diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];
        return ReportJson.Write(
            new JsonObject
            {
                ["version"] = "2.1.0",
                ["runs"] = new JsonArray(
                    new JsonObject
                    {
                        ["tool"] = new JsonObject
                        {
                            ["driver"] = new JsonObject
                            {
                                ["name"] = "QualityGate",
                                ["rules"] = new JsonArray([.. codes.Select(SarifRule.Of)]),
                            },
                        },
                        ["invocations"] = new JsonArray(
                            new JsonObject { ["executionSuccessful"] = portable.State != VerdictState.NotMeasured }
                        ),
                        ["columnKind"] = "utf16CodeUnits",
                        ["results"] = new JsonArray([.. prints.Select(print => Finding(print, codes.IndexOf(print.Diagnostic.Code)))]),
                    }
                ),
            }
        );
    }

    private static JsonObject Finding(DiagnosticPrint print, int rule)
    {
        var place = new JsonObject { ["physicalLocation"] = Place(print.Diagnostic) };
        if (print.Model is { } model)
        {
            place["logicalLocations"] = new JsonArray(new JsonObject { ["name"] = ReportJson.Text(model), ["kind"] = "model" });
        }

        var finding = new JsonObject
        {
            ["ruleId"] = print.Diagnostic.Code,
            ["ruleIndex"] = rule,
            ["level"] = print.Diagnostic.Severity switch
            {
                Severity.Error => "error",
                Severity.Note => "note",
                _ => "warning",
            },
            ["message"] = new JsonObject { ["text"] = ReportJson.Text(print.Diagnostic.Message) },
            ["locations"] = new JsonArray(place),
            ["partialFingerprints"] = new JsonObject { ["qualityGate/v1"] = print.Fingerprint },
        };
        if (print.Diagnostic.Suppression is { } granted)
        {
            finding["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["justification"] = granted.Reason });
        }

        return finding;
    }

    private static JsonObject Place(DiagnosticResult diagnostic)
    {
        var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = SarifUri.Of(diagnostic.File) } };
        if (diagnostic.Line > 0)
        {
            var region = new JsonObject { ["startLine"] = diagnostic.Line };
            if (diagnostic.Column > 0)
            {
                region["startColumn"] = diagnostic.Column;
            }

            place["region"] = region;
        }

        return place;
    }
}
