using System.Collections.Immutable;

namespace QualityGate.Graphs.Clustering;

/// <summary>A class whose cluster in a second partition is not the one that its cluster in a first has become.</summary>
/// <param name="Class">The class.</param>
/// <param name="Before">Its cluster in the first, with itself.</param>
/// <param name="After">Its cluster in the second.</param>
internal sealed record MovedClass(int Class, ImmutableArray<int> Before, ImmutableArray<int> After)
{
    /// <summary>The classes that it was together with.</summary>
    public IEnumerable<int> From => Before.Where(other => other != Class);

    /// <summary>The classes that it is together with now.</summary>
    public IEnumerable<int> To => After.Where(other => other != Class);

    /// <summary>Compares two partitions.</summary>
    /// <param name="before">The clusters of the first.</param>
    /// <param name="after">Those of the second; classes that only one has cannot move.</param>
    public static ImmutableArray<MovedClass> Of(ImmutableArray<ImmutableArray<int>> before, ImmutableArray<ImmutableArray<int>> after)
    {
        // Clusters are matched one to one, those first that have most classes in common.
        var homeBefore = Homes(before);
        var homeAfter = Homes(after);
        var common = homeBefore.Keys.Where(homeAfter.ContainsKey).Order().ToArray();
        var (matchedBefore, matchedAfter) = (new HashSet<int>(), new HashSet<int>());
        var matches = new HashSet<(int, int)>();
        foreach (
            var pair in common
                .GroupBy(c => (Before: homeBefore[c], After: homeAfter[c]))
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key)
        )
        {
            if (!matchedBefore.Contains(pair.Key.Before) && !matchedAfter.Contains(pair.Key.After))
            {
                matchedBefore.Add(pair.Key.Before);
                matchedAfter.Add(pair.Key.After);
                matches.Add(pair.Key);
            }
        }

        return
        [
            .. common
                .Where(c => !matches.Contains((homeBefore[c], homeAfter[c])))
                .Select(c => new MovedClass(c, before[homeBefore[c]], after[homeAfter[c]])),
        ];
    }

    private static Dictionary<int, int> Homes(ImmutableArray<ImmutableArray<int>> clusters) =>
        clusters.SelectMany((cluster, number) => cluster.Select(c => (c, number))).ToDictionary(pair => pair.c, pair => pair.number);
}
