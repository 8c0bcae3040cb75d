using System.Collections.Immutable;
using QualityGate.Analysis;

namespace QualityGate.Comparison;

/// <summary>A confusion that one model makes and the other never does.</summary>
/// <param name="Actual">The true class, by its output.</param>
/// <param name="Predicted">The class that it is taken for.</param>
/// <param name="Count">How many samples; the share of the true class where only shares are known.</param>
internal sealed record Confused(int Actual, int Predicted, double Count)
{
    internal static (ImmutableArray<Confused> New, ImmutableArray<Confused> Vanished) Changes(
        ModelAnalysis a,
        ModelAnalysis b,
        ClassMap classes
    )
    {
        if (a.Confusion is not { } before || b.Confusion is not { } after)
        {
            return ([], []);
        }

        var (appeared, vanished) = (new List<Confused>(), new List<Confused>());
        for (var row = 0; row < after.Classes; row++)
        {
            for (var column = 0; column < after.Classes; column++)
            {
                var (actual, predicted) = (classes.ToA[row], classes.ToA[column]);
                var (old, now) = (before[actual, predicted], after[row, column]);
                if (actual != predicted && old == 0 && now > 0)
                {
                    appeared.Add(new Confused(actual, predicted, now));
                }
                else if (actual != predicted && old > 0 && now == 0)
                {
                    vanished.Add(new Confused(actual, predicted, old));
                }
            }
        }

        return (Sort(appeared), Sort(vanished));
    }

    private static ImmutableArray<Confused> Sort(IEnumerable<Confused> confusions) =>
        [
            .. confusions
                .OrderByDescending(confusion => confusion.Count)
                .ThenBy(confusion => confusion.Actual)
                .ThenBy(confusion => confusion.Predicted),
        ];
}
