using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>The concepts of labels and those above them, numbered without gaps.</summary>
internal sealed class SensePlaces
{
    /// <summary>Numbers the senses of labels and what is above them.</summary>
    public SensePlaces(Hierarchy hierarchy, ImmutableArray<LabelGroup> groups)
    {
        var numbers = new Dictionary<int, int>();
        var graph = hierarchy.Graph!;
        int Number(int node)
        {
            numbers.TryAdd(node, numbers.Count);
            return numbers[node];
        }

        SensePlace Place(int node) =>
            new(
                Number(node),
                [
                    .. graph
                        .AncestorsOf(node)
                        .Where(ancestor => ancestor.Distance > 0)
                        .Select(ancestor => (Number(ancestor.Node), SenseLikelihood.Rarity(graph.Count, hierarchy.SizeOf(ancestor.Node)))),
                ]
            );

        Senses = [.. groups.Select(group => group.Reading.Senses.Select(sense => Place(sense.Node)).ToImmutableArray())];
        Count = numbers.Count;
    }

    /// <summary>The places of the senses of each group.</summary>
    public ImmutableArray<ImmutableArray<SensePlace>> Senses { get; }

    /// <summary>The number of places.</summary>
    public int Count { get; }
}

/// <summary>The place of a sense.</summary>
/// <param name="Place">Its number.</param>
/// <param name="Above">The numbers of the concepts above it, each with its rarity.</param>
internal sealed record SensePlace(int Place, ImmutableArray<(int Place, double Rarity)> Above);
