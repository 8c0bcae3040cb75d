using QualityGate.Diagnostics;
using QualityGate.Reports.Ranking;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;

namespace QualityGate.Reports.Markdown;

/// <summary>
/// Writes a result as GitHub-flavoured Markdown, for pull requests and step summaries: the verdict on top, then a table of all limits,
/// then the models.
/// </summary>
internal static class MarkdownReport
{
    /// <summary>The smallest size that a report can be shortened to: the verdict and the note of what was left out always fit.</summary>
    public const int SmallestLimit = 1000;

    /// <summary>
    /// The length of a pull-request comment on GitHub (65,536 characters), less some room for a heading or a link around the report.
    /// </summary>
    public const int CommentLimit = 64_000;

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>Markdown; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return string.Concat(Pieces(result.ToPortable()).Select(piece => piece.Text));
    }

    /// <summary>
    /// Writes a result that is not larger than its place: a pull-request comment holds 65,536 characters. Parts that don't fit are left
    /// out as a whole, and counted at the end: first graphs and trends, then what drives the figures of passing models, then of failing
    /// ones, then how clusters and confusions changed, the ranking, the tables of passing models, their warnings, and themselves; then the
    /// tables of failing models, the table of limits, further diagnostics of failing models, and at last failing models.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="limit">The most bytes of UTF-8, of which a text never has fewer than characters; at least
    /// <see cref="SmallestLimit"/>.</param>
    /// <returns>Markdown; the whole report where it fits.</returns>
    public static string Write(GateResult result, int limit)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, SmallestLimit);
        return MarkdownLimit.Shorten(Pieces(result.ToPortable()), limit);
    }

    private static List<MarkdownPiece> Pieces(GateResult result)
    {
        var pieces = new List<MarkdownPiece>();
        Add(
            pieces,
            MarkdownRank.Verdict,
            $"## {Mark(result.Passed, Unjudged.Is(result))} {Summary.Of(result)}\n{(result.Diagnostics.IsEmpty ? string.Empty : "\n")}"
        );
        foreach (var diagnostic in result.Diagnostics)
        {
            Add(pieces, MarkdownRank.Diagnostic, Line(diagnostic));
        }

        if (MarkdownLimits.Of(result) is { Length: > 0 } limits)
        {
            Add(pieces, MarkdownRank.Limits, limits);
        }

        if (RankingTable.Of(result) is { } ranking)
        {
            Add(pieces, MarkdownRank.Ranking, ranking.ToMarkdown());
        }

        foreach (var model in result.Models)
        {
            AddModel(pieces, model);
        }

        return pieces;
    }

    // Every piece that is added so is a unit of its own.
    private static void Add(List<MarkdownPiece> pieces, MarkdownRank rank, string text) =>
        pieces.Add(new MarkdownPiece(rank, pieces.Count, text));

    private static void AddModel(List<MarkdownPiece> pieces, ModelResult model)
    {
        var (rank, table, explanation, other) = model.Passed
            ? (MarkdownRank.PassingModel, MarkdownRank.PassingTable, MarkdownRank.PassingExplanation, MarkdownRank.PassingDiagnostic)
            : (MarkdownRank.FailingModel, MarkdownRank.FailingTable, MarkdownRank.FailingExplanation, MarkdownRank.Diagnostic);
        var head = new MarkdownPiece(rank, pieces.Count, Head(model));
        pieces.Add(head);
        if (model.Explanation is { } drivers)
        {
            Add(pieces, table, MarkdownMetrics.Of(model));
            if (MarkdownChanges.Of(model) is { Length: > 0 } changes)
            {
                Add(pieces, MarkdownRank.Changes, changes);
            }

            if (MarkdownClusters.Of(model) is { Length: > 0 } moved)
            {
                Add(pieces, MarkdownRank.Changes, moved);
            }

            if (Explain(model, drivers) is { Length: > 0 } details)
            {
                Add(pieces, explanation, details);
            }

            if (MarkdownTrend.Of(model) is { Length: > 0 } trend)
            {
                Add(pieces, MarkdownRank.Trend, trend);
            }

            if (MarkdownGraph.Of(model) is { Length: > 0 } graph)
            {
                Add(pieces, MarkdownRank.Graph, graph);
            }
        }

        if (!model.Diagnostics.IsEmpty)
        {
            pieces.Add(head with { Text = "\n" });
        }

        // A failing model always says why: its heading does not stand without its first error.
        var first = model.Diagnostics.FirstOrDefault(diagnostic => diagnostic is { Severity: Severity.Error, Suppression: null });
        foreach (var diagnostic in model.Diagnostics)
        {
            if (ReferenceEquals(diagnostic, first))
            {
                pieces.Add(head with { Text = Line(diagnostic) });
            }
            else
            {
                Add(pieces, other, Line(diagnostic));
            }
        }
    }

    private static string Head(ModelResult model)
    {
        var what = model.IsMeasured ? MarkdownText.Escape(LayerLine.Of(model)) : "not measured";
        var mark = Mark(model.Passed, Unjudged.Is(model));
        return $"\n### {mark} {MarkdownText.Escape(model.Name)}\n\n{MarkdownText.Code(model.Path)}: {what}\n"
            + string.Concat(model.Classifier?.Remarks.Select(remark => $"\nRemark: {MarkdownText.Escape(remark)}\n") ?? [])
            + (model.Hierarchy?.Remark is { } hierarchy ? $"\nRemark: {MarkdownText.Escape(hierarchy)}\n" : string.Empty);
    }

    private static string Explain(ModelResult model, ExplanationResult explanation)
    {
        var tables = ExplanationTables.Of(model, explanation);
        return tables.Count == 0
            ? string.Empty
            : "\n<details><summary>What drives these figures</summary>\n"
                + $"{string.Concat(tables.Select(table => table.ToMarkdown()))}\n</details>\n";
    }

    private static string Line(DiagnosticResult diagnostic)
    {
        var location = new SourceLocation(diagnostic.File, diagnostic.Line, diagnostic.Column);
        var sign =
            diagnostic.Suppression is not null ? "🔕"
            : diagnostic.Severity == Severity.Error ? "❌"
            : diagnostic.Severity == Severity.Note ? "ℹ️"
            : "⚠️";
        var exception = diagnostic.Suppression is { } granted ? $" ({MarkdownText.Escape(granted.Describe())})" : string.Empty;
        return $"- {sign} **{diagnostic.Code}** {MarkdownText.Code(location.ToString())}: {MarkdownText.Escape(diagnostic.Message)}"
            + $"{exception}\n";
    }

    private static string Mark(bool passed, bool isUnjudged) =>
        isUnjudged ? "ℹ️"
        : passed ? "✅"
        : "❌";
}
