using System.Collections.Immutable;

namespace QualityGate.Comparison;

/// <summary>A class whose cluster in the second model is not the one that its cluster in the first has become.</summary>
/// <param name="Class">The class.</param>
/// <param name="From">The classes that it was together with.</param>
/// <param name="To">The classes that it is together with now.</param>
internal sealed record MovedClass(int Class, ImmutableArray<int> From, ImmutableArray<int> To)
{
    // Clusters are matched one to one, those first that have most classes in common.
    internal static ImmutableArray<MovedClass> Of(ImmutableArray<ImmutableArray<int>> before, ImmutableArray<ImmutableArray<int>> after)
    {
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
                .Select(c => new MovedClass(c, before[homeBefore[c]].Remove(c), after[homeAfter[c]].Remove(c))),
        ];
    }

    private static Dictionary<int, int> Homes(ImmutableArray<ImmutableArray<int>> clusters) =>
        clusters.SelectMany((cluster, number) => cluster.Select(c => (c, number))).ToDictionary(pair => pair.c, pair => pair.number);
}
