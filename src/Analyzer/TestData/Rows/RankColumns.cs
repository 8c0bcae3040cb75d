using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.TestData.Rows;

/// <summary>Finds a column for each rank: <c>pred_1</c>, <c>pred_2</c> … or <c>top1</c>, <c>top2</c> …, counted from 1.</summary>
internal static class RankColumns
{
    private static readonly string[] Prefixes = ["pred_", "pred", "top_", "top"];

    /// <summary>The columns, the best first; none unless there are at least two, and none is missing between them.</summary>
    public static ImmutableArray<int> Find(string[] header) =>
        Prefixes.Select(prefix => Find(header, prefix)).FirstOrDefault(found => !found.IsEmpty, []);

    private static ImmutableArray<int> Find(string[] header, string prefix)
    {
        var columns = new SortedDictionary<int, int>();
        foreach (var (column, name) in header.Index())
        {
            if (
                name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
                && !columns.TryAdd(rank, column)
            )
            {
                return [];
            }
        }

        // From 0, they may be the scores of classes.
        return columns.Count >= 2 && columns.Keys.SequenceEqual(Enumerable.Range(1, columns.Count)) ? [.. columns.Values] : [];
    }
}
