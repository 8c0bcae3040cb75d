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

    /// <summary>Compares two partitions. Neither the numbers of clusters nor the order of classes matter to the answer.</summary>
    /// <param name="before">The clusters of the first.</param>
    /// <param name="after">Those of the second; classes that only one has cannot move.</param>
    /// <param name="label">The label of a class, by which what is alike in all else is told apart.</param>
    public static ImmutableArray<MovedClass> Of(
        ImmutableArray<ImmutableArray<int>> before,
        ImmutableArray<ImmutableArray<int>> after,
        Func<int, string> label
    )
    {
        var homeBefore = Homes(before);
        var homeAfter = Homes(after);
        var common = homeBefore.Keys.Where(homeAfter.ContainsKey).Order().ToArray();
        var sizeBefore = common.CountBy(c => homeBefore[c]).ToDictionary();
        var sizeAfter = common.CountBy(c => homeAfter[c]).ToDictionary();

        // Clusters are matched one to one: first those that have most classes in common, of these those with fewest others, of these the
        // one with the label that comes first.
        var (matchedBefore, matchedAfter) = (new HashSet<int>(), new HashSet<int>());
        var matches = new HashSet<(int, int)>();
        foreach (
            var (pair, _) in common
                .OrderBy(label, StringComparer.Ordinal)
                .GroupBy(c => (Before: homeBefore[c], After: homeAfter[c]))
                .Select(group => (group.Key, Common: group.Count()))
                .OrderByDescending(pair => pair.Common)
                .ThenBy(pair => sizeBefore[pair.Key.Before] + sizeAfter[pair.Key.After])
        )
        {
            if (!matchedBefore.Contains(pair.Before) && !matchedAfter.Contains(pair.After))
            {
                matchedBefore.Add(pair.Before);
                matchedAfter.Add(pair.After);
                matches.Add(pair);
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
