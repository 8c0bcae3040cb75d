using System.Collections.Immutable;
using QualityGate.TestData;

namespace QualityGate.Gates;

/// <summary>The confusions that only a model makes, and those that only its baseline makes; by the model's outputs.</summary>
/// <param name="New">Those of the model, the most frequent first.</param>
/// <param name="Vanished">Those of the baseline.</param>
internal sealed record ConfusionChanges(ImmutableArray<Prediction> New, ImmutableArray<Prediction> Vanished)
{
    /// <summary>Compares two test sets over the classes that both have.</summary>
    /// <param name="before">That of the baseline.</param>
    /// <param name="now">That of the model.</param>
    /// <param name="toBaseline">For each output of the model, the baseline's; negative where it has none.</param>
    /// <returns>Null where a class has more samples in one of them: what is missing in the smaller has not vanished.</returns>
    public static ConfusionChanges? Of(ConfusionMatrix before, ConfusionMatrix now, ImmutableArray<int> toBaseline)
    {
        var toModel = Enumerable.Repeat(-1, before.Classes).ToArray();
        for (var output = 0; output < toBaseline.Length; output++)
        {
            if (toBaseline[output] is >= 0 and var old)
            {
                toModel[old] = output;
                if (Math.Abs(before.SamplesOf(old) - now.SamplesOf(output)) > 1e-9 * Math.Max(1, now.SamplesOf(output)))
                {
                    return null;
                }
            }
        }

        return before.IsRates != now.IsRates
            ? null
            : new ConfusionChanges(
                Sort(Only(now, before, [.. toBaseline]).Select(pair => pair.Own)),
                Sort(Only(before, now, toModel).Select(pair => pair.Other))
            );
    }

    // A confusion with a class that the other does not have could not be there.
    private static IEnumerable<(Prediction Own, Prediction Other)> Only(ConfusionMatrix own, ConfusionMatrix other, int[] toOther) =>
        Prediction
            .Wrong(own)
            .Where(cell => cell.Weight > 0)
            .Select(cell => (Own: cell, Other: new Prediction(toOther[cell.Actual], toOther[cell.Predicted], cell.Weight)))
            .Where(pair => pair.Other is { Actual: >= 0, Predicted: >= 0 } there && other[there.Actual, there.Predicted] == 0);

    private static ImmutableArray<Prediction> Sort(IEnumerable<Prediction> confusions) =>
        [.. confusions.OrderByDescending(cell => cell.Weight).ThenBy(cell => cell.Actual).ThenBy(cell => cell.Predicted)];
}
