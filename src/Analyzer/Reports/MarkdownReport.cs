using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Gates;

namespace QualityGate.Reports;

/// <summary>Writes a report as GitHub-flavoured Markdown, for pull requests and step summaries: the verdict on top, then a table per model.</summary>
public static class MarkdownReport
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Markdown; the same bytes for the same inputs.</returns>
    public static string Write(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {Mark(report.Passed)} {Summary.Of(report)}\n");
        WriteDiagnostics(text, report.Folder, report.Diagnostics);
        foreach (var model in report.Models)
        {
            WriteModel(text, report.Folder, model);
        }

        return text.ToString();
    }

    private static void WriteModel(StringBuilder text, string folder, ModelReport model)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {Mark(model.Passed)} {MarkdownText.Escape(model.Name)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{MarkdownText.Code(ReportPath.Write(folder, model.Path.FullPath))}");
        if (model.Analysis is { } analysis)
        {
            text.Append(CultureInfo.InvariantCulture, $": {MarkdownText.Escape(MetricRow.Describe(analysis))}\n\n");
            WriteTable(text, model);
            WriteExplanation(text, analysis, model.Explanation!);
        }
        else
        {
            text.Append(": not measured\n");
        }

        WriteDiagnostics(text, folder, model.Diagnostics);
    }

    private static void WriteTable(StringBuilder text, ModelReport model)
    {
        var heads = MetricRow.Heads(model);
        (string Head, Func<MetricRow, string> Cell)[] columns =
        [
            .. new (string Head, Func<MetricRow, string> Cell)[]
            {
                (heads.Value, row => row.Value), (heads.Interval, row => row.Interval), (heads.Chance, row => row.Chance),
            }.Where(column => column.Head.Length > 0),
        ];
        text.Append(CultureInfo.InvariantCulture, $"| metric |{string.Concat(columns.Select(column => $" {column.Head} |"))} limit | verdict |\n");
        text.Append(CultureInfo.InvariantCulture, $"|:---|{string.Concat(columns.Select(_ => "---:|"))}:---|:---|\n");
        foreach (var row in MetricRow.Of(model))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Metric} |{string.Concat(columns.Select(column => $" {column.Cell(row)} |"))} {row.Limit} | {Word(row.State)} |\n");
        }
    }

    private static void WriteExplanation(StringBuilder text, ModelAnalysis analysis, Explanation explanation)
    {
        var tables = ExplanationTables.Of(analysis, explanation);
        if (tables.Count > 0)
        {
            text.Append("\n<details><summary>What drives these figures</summary>\n").AppendJoin(string.Empty, tables.Select(table => table.ToMarkdown())).Append("\n</details>\n");
        }
    }

    private static void WriteDiagnostics(StringBuilder text, string folder, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var diagnostic in diagnostics)
        {
            var location = diagnostic.Location with { File = ReportPath.Write(folder, diagnostic.Location.File) };
            text.Append(CultureInfo.InvariantCulture,
                $"- {(diagnostic.Severity == Severity.Error ? "❌" : "⚠️")} **{diagnostic.Code}** {MarkdownText.Code(location.ToString())}: {MarkdownText.Escape(ReportPath.InText(folder, diagnostic.Message))}\n");
        }
    }

    private static string Mark(bool passed) => passed ? "✅" : "❌";

    private static string Word(RowState state) => state switch
    {
        RowState.Passed => "✅ passed",
        RowState.Warned => "⚠️ warning",
        RowState.Failed => "❌ failed",
        _ => string.Empty,
    };
}
