using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using QualityGate.Results;

namespace QualityGate.Generate;

/// <summary>Makes the JSON schema of report.json from the records that it is the serialisation of.</summary>
internal static class ReportSchema
{
    public static JsonObject Create()
    {
        var schema = ResultJson
            .TypeOf<GateResult>()
            .GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true })
            .AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"A QualityGate report, schema version {GateResult.CurrentSchemaVersion}");
        return schema;
    }
}
