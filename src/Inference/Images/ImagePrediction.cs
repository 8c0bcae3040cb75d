using System.Collections.Immutable;
using QualityGate.TestData;

namespace QualityGate.Inference.Images;

/// <summary>The answer of a model for an image.</summary>
/// <param name="Judged">The predicted class, and what is known of the five best.</param>
/// <param name="Top">The indices of the best classes, five where there are as many; none where the model gives no scores.</param>
internal sealed record ImagePrediction(Judged Judged, ImmutableArray<int> Top)
{
    /// <summary>Ranks scores. Of equal ones the class of the lower index comes first.</summary>
    /// <param name="scores">A score for each class.</param>
    /// <param name="actual">The true class.</param>
    /// <returns>The ranks; null where a score is no number.</returns>
    public static ImagePrediction? Of(ReadOnlySpan<double> scores, int actual)
    {
        var (most, count) = (Math.Min(TopFive.Length, scores.Length), 0);
        Span<int> best = stackalloc int[TopFive.Length];
        for (var index = 0; index < scores.Length; index++)
        {
            if (double.IsNaN(scores[index]))
            {
                return null;
            }

            var place = count;
            while (place > 0 && scores[index] > scores[best[place - 1]])
            {
                place--;
            }

            if (place < most)
            {
                count = Math.Min(count + 1, most);
                best[place..(count - 1)].CopyTo(best[(place + 1)..]);
                best[place] = index;
            }
        }

        return new ImagePrediction(Judged.Of(scores, actual), [.. best[..most]]);
    }

    /// <summary>The decision of a model that gives no scores.</summary>
    public static ImagePrediction Of(int decided) => new(new Judged(decided, TopFiveState.Unknown), []);
}
