using System.Collections.Immutable;
using QualityGate.Forests;

namespace QualityGate.Comparison;

/// <summary>How a graph over the classes changed from one model to another.</summary>
/// <param name="Gained">Edges that only the second has.</param>
/// <param name="Lost">Edges that only the first has.</param>
/// <param name="Moved">Classes that are in another cluster.</param>
public sealed record GraphDifference(ImmutableArray<ForestEdge> Gained, ImmutableArray<ForestEdge> Lost, ImmutableArray<MovedClass> Moved)
{
    internal static GraphDifference Of(ClassGraph a, ClassGraph b, ClassMap classes)
    {
        ForestEdge[] after = [.. b.Edges.Select(edge =>
        {
            var (x, y) = (classes.ToA[edge.A], classes.ToA[edge.B]);
            return edge with { A = Math.Min(x, y), B = Math.Max(x, y) };
        })];
        var before = a.Edges.Select(edge => (edge.A, edge.B)).ToHashSet();
        var now = after.Select(edge => (edge.A, edge.B)).ToHashSet();
        return new GraphDifference(
            [.. after.Where(edge => !before.Contains((edge.A, edge.B)))],
            [.. a.Edges.Where(edge => !now.Contains((edge.A, edge.B)))],
            MovedClass.Of(a.Clusters, [.. b.Clusters.Select(cluster => cluster.Select(c => classes.ToA[c]).Order().ToImmutableArray())]));
    }
}

/// <summary>A class whose cluster in the second model is not the one that its cluster in the first has become.</summary>
/// <param name="Class">The class.</param>
/// <param name="From">The classes that it was together with.</param>
/// <param name="To">The classes that it is together with now.</param>
public sealed record MovedClass(int Class, ImmutableArray<int> From, ImmutableArray<int> To)
{
    // Clusters are matched one to one, those first that have most classes in common.
    internal static ImmutableArray<MovedClass> Of(ImmutableArray<ImmutableArray<int>> before, ImmutableArray<ImmutableArray<int>> after)
    {
        var homeBefore = Homes(before);
        var homeAfter = Homes(after);
        var common = homeBefore.Keys.Where(homeAfter.ContainsKey).Order().ToArray();
        var (matchedBefore, matchedAfter) = (new HashSet<int>(), new HashSet<int>());
        var matches = new HashSet<(int, int)>();
        foreach (var pair in common.GroupBy(c => (Before: homeBefore[c], After: homeAfter[c])).OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            if (!matchedBefore.Contains(pair.Key.Before) && !matchedAfter.Contains(pair.Key.After))
            {
                matchedBefore.Add(pair.Key.Before);
                matchedAfter.Add(pair.Key.After);
                matches.Add(pair.Key);
            }
        }

        return [.. common.Where(c => !matches.Contains((homeBefore[c], homeAfter[c])))
            .Select(c => new MovedClass(c, before[homeBefore[c]].Remove(c), after[homeAfter[c]].Remove(c)))];
    }

    private static Dictionary<int, int> Homes(ImmutableArray<ImmutableArray<int>> clusters) =>
        clusters.SelectMany((cluster, number) => cluster.Select(c => (c, number))).ToDictionary(pair => pair.c, pair => pair.number);
}
