using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using QualityGate.Diagnostics;
using QualityGate.Forests;
using QualityGate.Gates;
using QualityGate.Hierarchies;
using QualityGate.Metrics;

namespace QualityGate.Reports;

/// <summary>Writes a report as JSON, for programs. Its shape is documented in docs/report.md and does not change within a schema version.</summary>
public static class JsonReport
{
    /// <summary>The version of the shape.</summary>
    public const int SchemaVersion = 1;

    internal static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(Letters()),
    };

    // As escapes, the same text: invisible letters, so that a reader sees them; and the sign that commands of CI systems begin with, in case the report
    // is printed in a log.
    private static TextEncoderSettings Letters()
    {
        var letters = new TextEncoderSettings(UnicodeRanges.All);
        var hidden = Enumerable.Range(0, char.MaxValue).Where(Rune.IsValid).Where(letter => SingleLine.IsInvisible(new Rune(letter)));
        letters.ForbidCharacters([.. hidden.Select(letter => (char)letter), '#']);
        return letters;
    }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>JSON with a line break at its end; the same bytes for the same inputs.</returns>
    public static string Write(GateReport report)
    {
        using var stream = new MemoryStream();
        Write(report, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes a report to a stream, model by model: that of many models is larger than what one of them takes in memory.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">Takes the same bytes, as UTF-8; it stays open.</param>
    public static void Write(GateReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteBoolean("passed", report.Passed);
            json.WriteStartArray("models");
            foreach (var model in report.Models)
            {
                WriteModel(json, report.Folder, model);
                json.Flush();
            }

            json.WriteEndArray();
            WriteDiagnostics(json, report.Folder, report.Diagnostics);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteModel(Utf8JsonWriter json, string folder, ModelReport model)
    {
        json.WriteStartObject();
        json.WriteString("name", model.Name);
        json.WriteString("path", ReportPath.Write(folder, model.Path.FullPath));
        json.WriteBoolean("passed", model.Passed);
        if (model.Analysis is { } analysis)
        {
            json.WriteString("sha256", model.Path.ComputeSha256());
            json.WriteStartObject("classifier");
            json.WriteString("operator", analysis.Operator);
            json.WriteString("weights", analysis.Weights);
            json.WriteNumber("classes", analysis.Classes);
            json.WriteNumber("features", analysis.Features);
            json.WriteStartArray("remarks");
            foreach (var remark in analysis.Remarks)
            {
                json.WriteStringValue(remark);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            WriteMetrics(json, model);
            WriteGraph(json, "structural", analysis.Structural, analysis.Labels);
            if (analysis.Functional is { } functional)
            {
                WriteGraph(json, "functional", functional, analysis.Labels);
            }

            ExplanationJson.Write(json, analysis, model.Explanation!, model.Metrics.FirstOrDefault(measured => measured.Metric is Accuracy)?.Interval?.Level);
        }

        WriteVerdicts(json, folder, model);
        WriteDiagnostics(json, folder, model.Diagnostics);
        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, ModelReport model)
    {
        WriteByName(json, "metrics", model.Metrics, measured => measured.Result.Value, (name, value) => json.WriteNumber(name, value!.Value));
        WriteByName(json, "undefined", model.Undefined, measured => measured.Result.WhyUndefined, (name, why) => json.WriteString(name, why));
        WriteByName(json, "intervals", model.Metrics, measured => measured.Interval, (name, interval) =>
        {
            json.WriteStartObject(name);
            json.WriteNumber("level", interval!.Level);
            json.WriteNumber("low", interval.Low);
            json.WriteNumber("high", interval.High);
            json.WriteEndObject();
        });
        WriteByName(json, "noIntervals", model.Metrics, measured => measured.WhyNoInterval, (name, why) => json.WriteString(name, why));
        WriteByName(json, "chance", model.Metrics, measured => measured.Chance, (name, chance) =>
        {
            json.WriteStartObject(name);
            json.WriteNumber("expected", chance!.Expected);
            json.WriteNumber("pValue", chance.PValue);
            if (model.Metrics.First(measured => measured.Chance == chance) is { Metric.Unit: "share", Result.Value: { } value } && chance.Expected > 0)
            {
                json.WriteNumber("lift", value / chance.Expected);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteByName<T>(Utf8JsonWriter json, string member, IEnumerable<MeasuredMetric> metrics, Func<MeasuredMetric, T?> part, Action<string, T?> write)
    {
        json.WriteStartObject(member);
        foreach (var measured in metrics)
        {
            if (part(measured) is { } found)
            {
                foreach (var name in measured.Metric.Aliases.Prepend(measured.Metric.Name))
                {
                    write(name, found);
                }
            }
        }

        json.WriteEndObject();
    }

    private static void WriteGraph(Utf8JsonWriter json, string name, ModelForest graph, ClassLabels labels)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("converged", graph.Converged);
        json.WriteBoolean("tiesBroken", graph.TiesBroken);
        json.WriteStartArray("clusters");
        foreach (var cluster in graph.Clusters)
        {
            json.WriteStartArray();
            foreach (var member in cluster)
            {
                json.WriteStringValue(labels[member].Text);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var edge in graph.Edges)
        {
            WriteEdge(json, edge, labels);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteEdge(Utf8JsonWriter json, ForestEdge edge, ClassLabels labels)
    {
        json.WriteStartObject();
        ClassName.Write(json, "a", labels, edge.A);
        ClassName.Write(json, "b", labels, edge.B);
        json.WriteNumber("similarity", edge.Similarity);
        json.WriteNumber("depth", edge.Depth);
        json.WriteString("subsumer", labels.Hierarchy.IdOf(edge.Subsumer));
        json.WriteString("subsumerName", labels.Hierarchy.NameOf(edge.Subsumer));
        json.WriteEndObject();
    }

    private static void WriteVerdicts(Utf8JsonWriter json, string folder, ModelReport model)
    {
        json.WriteStartArray("verdicts");
        foreach (var verdict in model.Verdicts)
        {
            json.WriteStartObject();
            json.WriteString("metric", verdict.Threshold.Name);
            if (verdict.Result.Value is { } value)
            {
                json.WriteNumber("value", value);
            }

            foreach (var limit in verdict.Threshold.Limits)
            {
                json.WriteNumber(limit.Key, limit.Bound);
            }

            if (verdict.Threshold.Confidence is { } confidence)
            {
                json.WriteNumber("confidence", confidence);
            }

            if (verdict.Interval?.Interval is { } interval)
            {
                json.WriteNumber("low", interval.Low);
                json.WriteNumber("high", interval.High);
            }

            json.WriteBoolean("passed", verdict.Passed);
            json.WriteString("severity", Word(verdict.Threshold.Severity));
            WriteLocation(json, folder, verdict.Threshold.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, string folder, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", Word(diagnostic.Severity));
            json.WriteString("message", ReportPath.InText(folder, diagnostic.Message));
            WriteLocation(json, folder, diagnostic.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, string folder, SourceLocation location)
    {
        json.WriteString("file", ReportPath.Write(folder, location.File));
        json.WriteNumber("line", location.Line);
        json.WriteNumber("column", location.Column);
    }

    private static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
