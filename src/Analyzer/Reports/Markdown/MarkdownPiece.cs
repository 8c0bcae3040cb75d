namespace QualityGate.Reports.Markdown;

/// <summary>A part of a Markdown report that makes sense only as a whole: some lines, a table, a folded block.</summary>
/// <param name="Rank">How much it matters.</param>
/// <param name="Unit">Pieces of one rank and unit stand or fall together, such as a model's heading and its first error.</param>
/// <param name="Text">The Markdown.</param>
internal sealed record MarkdownPiece(MarkdownRank Rank, int Unit, string Text);

/// <summary>The rank of a piece: the first stays longest.</summary>
internal enum MarkdownRank
{
    Verdict,
    FailingModel,
    Diagnostic,
    Limits,
    FailingTable,
    PassingModel,
    PassingDiagnostic,
    PassingTable,
    Ranking,
    Changes,
    FailingExplanation,
    PassingExplanation,
    Trend,
    Graph,
}
