using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Gates;

namespace QualityGate.Reports;

/// <summary>Writes a report as GitHub-flavoured Markdown, for pull requests and step summaries: the verdict on top, then a table per model.</summary>
public static class MarkdownReport
{
    /// <summary>The smallest size that a report can be shortened to: the verdict and the note of what was left out always fit.</summary>
    public const int SmallestLimit = 1000;

    /// <summary>What a pull-request comment holds on GitHub (65,536 characters), less some room for a heading or a link around the report.</summary>
    public const int CommentLimit = 64_000;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Markdown; the same bytes for the same inputs.</returns>
    public static string Write(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Concat(Pieces(report).Select(piece => piece.Text));
    }

    /// <summary>
    /// Writes a report that is not larger than its place: a pull-request comment holds 65,536 characters. What doesn't fit is left out as a
    /// whole, and counted at the end: first what drives the figures of passing models, then of failing ones, then the tables of passing models,
    /// their warnings, and themselves; then the tables and further diagnostics of failing models, and at last failing models.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="limit">The most bytes of UTF-8, of which a text never has fewer than characters; at least <see cref="SmallestLimit"/>.</param>
    /// <returns>Markdown; the whole report where it fits.</returns>
    public static string Write(GateReport report, int limit)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, SmallestLimit);
        return MarkdownLimit.Shorten(Pieces(report), limit);
    }

    private static List<MarkdownPiece> Pieces(GateReport report)
    {
        var pieces = new List<MarkdownPiece>();
        Add(pieces, MarkdownRank.Verdict, $"## {Mark(report.Passed)} {Summary.Of(report)}\n{(report.Diagnostics.IsEmpty ? string.Empty : "\n")}");
        foreach (var diagnostic in report.Diagnostics)
        {
            Add(pieces, MarkdownRank.Diagnostic, Line(report.Folder, diagnostic));
        }

        foreach (var model in report.Models)
        {
            AddModel(pieces, report.Folder, model);
        }

        return pieces;
    }

    // Every piece that is added so is a unit of its own.
    private static void Add(List<MarkdownPiece> pieces, MarkdownRank rank, string text) => pieces.Add(new MarkdownPiece(rank, pieces.Count, text));

    private static void AddModel(List<MarkdownPiece> pieces, string folder, ModelReport model)
    {
        var (rank, table, explanation, other) = model.Passed
            ? (MarkdownRank.PassingModel, MarkdownRank.PassingTable, MarkdownRank.PassingExplanation, MarkdownRank.PassingDiagnostic)
            : (MarkdownRank.FailingModel, MarkdownRank.FailingTable, MarkdownRank.FailingExplanation, MarkdownRank.Diagnostic);
        var head = new MarkdownPiece(rank, pieces.Count, Head(folder, model));
        pieces.Add(head);
        if (model.Analysis is { } analysis)
        {
            var text = new StringBuilder("\n");
            WriteTable(text, model);
            Add(pieces, table, text.ToString());
            if (Explain(analysis, model.Explanation!) is { Length: > 0 } details)
            {
                Add(pieces, explanation, details);
            }
        }

        if (!model.Diagnostics.IsEmpty)
        {
            pieces.Add(head with { Text = "\n" });
        }

        // A failing model always says why: its heading does not stand without its first error.
        var first = model.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
        foreach (var diagnostic in model.Diagnostics)
        {
            if (ReferenceEquals(diagnostic, first))
            {
                pieces.Add(head with { Text = Line(folder, diagnostic) });
            }
            else
            {
                Add(pieces, other, Line(folder, diagnostic));
            }
        }
    }

    private static string Head(string folder, ModelReport model)
    {
        var what = model.Analysis is { } analysis ? MarkdownText.Escape(MetricRow.Describe(analysis)) : "not measured";
        return $"\n### {Mark(model.Passed)} {MarkdownText.Escape(model.Name)}\n\n{MarkdownText.Code(ReportPath.Write(folder, model.Path.FullPath))}: {what}\n"
            + string.Concat(model.Analysis?.Remarks.Select(remark => $"\nRemark: {MarkdownText.Escape(remark)}\n") ?? []);
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

        foreach (var (number, measured) in model.Undefined.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{(number == 0 ? "\n" : string.Empty)}- {measured.Metric.Name} {MarkdownText.Escape(measured.Result.WhyUndefined!)}\n");
        }
    }

    private static string Explain(AnalysedModel analysis, Explanation explanation)
    {
        var tables = ExplanationTables.Of(analysis, explanation);
        return tables.Count == 0 ? string.Empty
            : $"\n<details><summary>What drives these figures</summary>\n{string.Concat(tables.Select(table => table.ToMarkdown()))}\n</details>\n";
    }

    private static string Line(string folder, Diagnostic diagnostic)
    {
        var location = diagnostic.Location with { File = ReportPath.Write(folder, diagnostic.Location.File) };
        return $"- {(diagnostic.Severity == Severity.Error ? "❌" : "⚠️")} **{diagnostic.Code}** {MarkdownText.Code(location.ToString())}: {MarkdownText.Escape(ReportPath.InText(folder, diagnostic.Message))}\n";
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
