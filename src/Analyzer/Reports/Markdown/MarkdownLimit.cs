using System.Globalization;
using System.Text;
using QualityGate.Text;

namespace QualityGate.Reports.Markdown;

/// <summary>Shortens a Markdown report to a size by leaving out whole pieces of it, the least important ones first.</summary>
internal static class MarkdownLimit
{
    public static string Shorten(IReadOnlyList<MarkdownPiece> pieces, int limit)
    {
        if (Size(pieces) <= limit)
        {
            return Text(pieces);
        }

        var kept = new HashSet<(MarkdownRank, int)>();
        var left = limit - Encoding.UTF8.GetByteCount(Note(pieces, limit));
        foreach (var rank in pieces.GroupBy(piece => piece.Rank).OrderBy(rank => rank.Key))
        {
            var complete = true;
            foreach (var unit in rank.GroupBy(piece => piece.Unit))
            {
                var size = Size(unit);
                if (size > left)
                {
                    complete = false;
                    continue;
                }

                left -= size;
                kept.Add((rank.Key, unit.Key));
            }

            // Pieces of lower rank must not take the room of those of a higher one; and no table stands without its heading.
            if (!complete)
            {
                break;
            }
        }

        var parts = pieces.ToLookup(piece => kept.Contains((piece.Rank, piece.Unit)));
        return Text(parts[true]) + Note(parts[false], limit);
    }

    // Says the most where everything is left out: that much room is set aside for it.
    private static string Note(IEnumerable<MarkdownPiece> missing, int limit)
    {
        var counts = missing
            .Where(piece => piece.Rank != MarkdownRank.Verdict)
            .DistinctBy(piece => (piece.Rank, piece.Unit))
            .GroupBy(piece => NounOf(piece.Rank), StringComparer.Ordinal)
            .Select(kind => Noun.Count(kind.Count(), kind.Key));
        return string.Create(CultureInfo.InvariantCulture, $"\n*Left out, to stay within {limit} bytes: {string.Join(", ", counts)}.*\n");
    }

    private static string NounOf(MarkdownRank rank) =>
        rank switch
        {
            MarkdownRank.FailingModel => "failing model",
            MarkdownRank.PassingModel => "passing model",
            MarkdownRank.FailingTable or MarkdownRank.PassingTable => "table",
            MarkdownRank.FailingExplanation or MarkdownRank.PassingExplanation => "explanation",
            MarkdownRank.Limits => "table of limits",
            MarkdownRank.Ranking => "ranking",
            MarkdownRank.Changes => "comparison",
            MarkdownRank.Trend => "trend",
            MarkdownRank.Graph => "graph",
            _ => "diagnostic",
        };

    private static int Size(IEnumerable<MarkdownPiece> pieces) => pieces.Sum(piece => Encoding.UTF8.GetByteCount(piece.Text));

    private static string Text(IEnumerable<MarkdownPiece> pieces) => string.Concat(pieces.Select(piece => piece.Text));
}
