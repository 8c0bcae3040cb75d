using System.Collections.Immutable;

namespace QualityGate.Runs.Baselines;

/// <summary>
/// The classes that two sides have in common: those of one concept, else of one label. Where several could be meant, none is taken, unless
/// they are the same in all that is known of them; then they are matched in their order.
/// </summary>
/// <param name="ToBaseline">For each class of the model, that of the baseline; negative where it has none.</param>
/// <param name="BaselineCount">The number of the baseline's classes.</param>
internal sealed record CommonClasses(ImmutableArray<int> ToBaseline, int BaselineCount)
{
    /// <summary>The number of classes that both have.</summary>
    public int Count => ToBaseline.Count(index => index >= 0);

    /// <summary>True when neither has a class that the other does not have.</summary>
    public bool AreAll => Count == ToBaseline.Length && Count == BaselineCount;

    /// <summary>True when both have the same classes in the same order.</summary>
    public bool AreInPlace => AreAll && ToBaseline.Index().All(item => item.Index == item.Item);

    /// <summary>The common classes, in the model's order.</summary>
    public ImmutableArray<int> OfModel => [.. Enumerable.Range(0, ToBaseline.Length).Where(index => ToBaseline[index] >= 0)];

    /// <summary>The common classes by their places in the baseline.</summary>
    public ImmutableArray<int> OfBaseline => [.. ToBaseline.Where(index => index >= 0)];

    /// <summary>Matches classes.</summary>
    /// <param name="baseline">The classes of the baseline.</param>
    /// <param name="model">Those of the model.</param>
    /// <param name="byConcept">Whether concepts of the two are of one hierarchy; else labels alone count.</param>
    public static CommonClasses Of(ImmutableArray<SideClass> baseline, ImmutableArray<SideClass> model, bool byConcept)
    {
        var map = Enumerable.Repeat(-1, model.Length).ToArray();
        var open = Enumerable.Range(0, baseline.Length).ToHashSet();
        string? Concept(SideClass item) => byConcept ? item.Concept : null;

        void Match<TKey>(Func<SideClass, TKey?> key, bool takesSeveral)
            where TKey : class
        {
            var there = open.Order().Where(index => key(baseline[index]) is not null).ToLookup(index => key(baseline[index])!);
            var here = Enumerable
                .Range(0, model.Length)
                .Where(index => map[index] < 0 && key(model[index]) is not null)
                .GroupBy(index => key(model[index])!);
            foreach (var group in here.Select(group => (Here: group.ToArray(), There: there[group.Key].ToArray())).ToArray())
            {
                if (takesSeveral || group is { Here.Length: 1, There.Length: 1 })
                {
                    foreach (var (first, second) in group.Here.Zip(group.There))
                    {
                        map[first] = second;
                        open.Remove(second);
                    }
                }
            }
        }

        static string InGraphs(SideClass item) => item.Cluster >= 0 ? "in" : "out";
        Match(item => Tuple.Create(InGraphs(item), Concept(item), item.Label, item.Name), takesSeveral: true);
        Match(item => Concept(item) is { } id ? Tuple.Create(InGraphs(item), id) : null, takesSeveral: false);
        Match(item => Concept(item) is null ? Tuple.Create(InGraphs(item), item.Label) : null, takesSeveral: false);
        return new CommonClasses([.. map], baseline.Length);
    }
}
