using System.Collections.Immutable;
using System.Text.Json.Nodes;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports.Interchange;

/// <summary>Writes the diagnostics of a result as SARIF 2.1.0, which code scanning and editors show at their places.</summary>
internal static class SarifReport
{
    /// <summary>The name of the tool, by which a report is known.</summary>
    public const string Sign = "\"name\": \"QualityGate\"";

    // The name that code scanning of GitHub knows.
    private const string Root = "%SRCROOT%";

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
                        ["originalUriBaseIds"] = new JsonObject
                        {
                            [Root] = new JsonObject
                            {
                                ["description"] = new JsonObject
                                {
                                    ["text"] = "The root of the repository; outside of any, the folder of thresholds.yml.",
                                },
                            },
                        },
                        ["columnKind"] = "utf16CodeUnits",
                        ["results"] = new JsonArray([
                            .. prints.Select(print => Finding(portable, print, codes.IndexOf(print.Diagnostic.Code))),
                        ]),
                    }
                ),
            }
        );
    }

    private static JsonObject Finding(GateResult result, DiagnosticPrint print, int rule)
    {
        var place = new JsonObject { ["physicalLocation"] = Place(result, print.Diagnostic) };
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

    private static JsonObject Place(GateResult result, DiagnosticResult diagnostic)
    {
        var uri = SarifUri.Of(RepositoryPath.Of(result, diagnostic.File));
        var file = new JsonObject { ["uri"] = uri };
        if (!uri.StartsWith("file:", StringComparison.Ordinal))
        {
            file["uriBaseId"] = Root;
        }

        var place = new JsonObject { ["artifactLocation"] = file };
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
