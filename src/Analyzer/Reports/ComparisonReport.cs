using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using QualityGate.Comparison;
using QualityGate.Forests;
using QualityGate.Gates;

namespace QualityGate.Reports;

/// <summary>Writes what changed from one model to another.</summary>
public static class ComparisonReport
{
    /// <summary>Writes aligned tables, for terminals.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The lines, without line breaks.</returns>
    public static ImmutableArray<TextLine> ToText(ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            new TextLine($"A  {comparison.A.Classifier.Path.FileName}  {MetricRow.Describe(AnalysedModel.Of(comparison.A))}", Tone.Heading),
            new TextLine($"B  {comparison.B.Classifier.Path.FileName}  {MetricRow.Describe(AnalysedModel.Of(comparison.B))}", Tone.Heading),
            .. ComparisonTables.Of(comparison).SelectMany(table => table.ToText()),
        ];
    }

    /// <summary>Writes Markdown, for pull requests.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Markdown; the same bytes for the same inputs.</returns>
    public static string ToMarkdown(ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var names = $"A: {MarkdownText.Code(comparison.A.Classifier.Path.FileName)}, {MarkdownText.Escape(MetricRow.Describe(AnalysedModel.Of(comparison.A)))}\n\n"
            + $"B: {MarkdownText.Code(comparison.B.Classifier.Path.FileName)}, {MarkdownText.Escape(MetricRow.Describe(AnalysedModel.Of(comparison.B)))}\n";
        return $"## Comparison of two models\n\n{names}{string.Concat(ComparisonTables.Of(comparison).Select(table => table.ToMarkdown()))}";
    }

    /// <summary>Writes JSON, for programs; its shape is documented in docs/report.md.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>JSON with a line break at its end; the same bytes for the same inputs.</returns>
    public static string ToJson(ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", JsonReport.SchemaVersion);
            json.WriteBoolean("paired", comparison.IsPaired);
            json.WriteStartObject("metrics");
            foreach (var difference in comparison.Metrics)
            {
                WriteMetric(json, difference);
            }

            json.WriteEndObject();
            WriteConfusions(json, "newConfusions", comparison, comparison.NewConfusions);
            WriteConfusions(json, "vanishedConfusions", comparison, comparison.VanishedConfusions);
            WriteGraph(json, "structural", comparison, comparison.Structural);
            if (comparison.Functional is { } functional)
            {
                WriteGraph(json, "functional", comparison, functional);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricDifference difference)
    {
        json.WriteStartObject(difference.Metric.Name);
        foreach (var (name, value) in new[] { ("a", difference.A.Value), ("b", difference.B.Value), ("difference", difference.Difference), ("low", difference.Interval?.Low), ("high", difference.Interval?.High), ("level", difference.Interval?.Level) })
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        json.WriteString("change", ComparisonTables.Word(difference.Change));
        if (difference.WhyNoInterval is { } why)
        {
            json.WriteString("noInterval", why);
        }

        json.WriteEndObject();
    }

    private static void WriteConfusions(Utf8JsonWriter json, string name, ModelComparison comparison, ImmutableArray<Confused> confusions)
    {
        json.WriteStartArray(name);
        foreach (var confusion in confusions)
        {
            json.WriteStartObject();
            ClassName.Write(json, "true", comparison.A.Labels, confusion.Actual);
            ClassName.Write(json, "predicted", comparison.A.Labels, confusion.Predicted);
            json.WriteNumber("samples", confusion.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGraph(Utf8JsonWriter json, string name, ModelComparison comparison, GraphDifference graph)
    {
        var labels = comparison.A.Labels;
        json.WriteStartObject(name);
        WriteEdges("edgesGained", graph.Gained);
        WriteEdges("edgesLost", graph.Lost);
        json.WriteStartArray("moved");
        foreach (var moved in graph.Moved)
        {
            json.WriteStartObject();
            ClassName.Write(json, "class", labels, moved.Class);
            WriteClasses("from", moved.From);
            WriteClasses("to", moved.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void WriteEdges(string member, ImmutableArray<ForestEdge> edges)
        {
            json.WriteStartArray(member);
            foreach (var edge in edges)
            {
                JsonReport.WriteEdge(json, edge, labels);
            }

            json.WriteEndArray();
        }

        void WriteClasses(string member, ImmutableArray<int> classes)
        {
            json.WriteStartArray(member);
            foreach (var c in classes)
            {
                json.WriteStringValue(labels[c].Text);
            }

            json.WriteEndArray();
        }
    }
}
