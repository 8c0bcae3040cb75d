using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Metrics;

namespace QualityGate.Explanations;

/// <summary>
/// The pairs of classes that move a rank correlation: those that both views rank on the same side of the middle raise it, those on
/// different sides lower it, by the product of their distances from the middle.
/// </summary>
internal static class RankPairs
{
    // There are half a million pairs of a thousand classes.
    private const int MostPairs = 10;

    public static ImmutableArray<HeavyPair> Of(ModelAnalysis analysis, CorrelationMetric metric, PairEffect effect)
    {
        if ((metric.NeedsTestData && analysis.ConceptConfusion is null) || metric.Of(analysis) is not ({ } first, { } second))
        {
            return [];
        }

        var (x, y) = (first.Read(), second.Read());
        var (middle, sign) = ((first.Count + 1) / 2.0, effect == PairEffect.Raises ? 1 : -1);
        var classes = metric.NeedsTestData ? analysis.ConceptConfusion!.MeasuredClasses : [.. Enumerable.Range(0, analysis.Labels.Count)];
        var heaviest = new PriorityQueue<(int A, int B, double First, double Second), (double Push, int Place)>();
        var place = 0;
        for (var i = 0; i < classes.Length; i++)
        {
            for (var j = i + 1; j < classes.Length; j++, place++)
            {
                var (firstRank, secondRank) = (x.Next(), y.Next());
                var push = sign * (firstRank - middle) * (secondRank - middle);
                if (push > 0)
                {
                    // Of equal ones the first stays.
                    heaviest.Enqueue((classes[i], classes[j], firstRank, secondRank), (push, -place));
                    if (heaviest.Count > MostPairs)
                    {
                        heaviest.Dequeue();
                    }
                }
            }
        }

        var views = metric.Name.Split('-');
        return
        [
            .. heaviest
                .UnorderedItems.OrderByDescending(item => item.Priority)
                .Select(item => item.Element)
                .Select(pair => new HeavyPair(
                    pair.A,
                    pair.B,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{views[0]} rank {pair.First:0.#} and {views[1]} rank {pair.Second:0.#} of {first.Count} by similarity"
                    )
                )),
        ];
    }
}
