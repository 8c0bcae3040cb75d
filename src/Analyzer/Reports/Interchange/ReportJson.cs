using System.Text.Json.Nodes;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Interchange;

/// <summary>JSON of other tools' formats, written as report.json is.</summary>
internal static class ReportJson
{
    /// <summary>Writes a value with a line break at its end.</summary>
    public static string Write(JsonNode json) => $"{json.ToJsonString(ResultJson.Form)}\n";

    /// <summary>A text that people read there: a single line, in which letters that nobody sees are shown.</summary>
    public static JsonNode Text(string text) => JsonValue.Create(SingleLine.Of(text))!;
}
