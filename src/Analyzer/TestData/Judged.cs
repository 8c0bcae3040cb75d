namespace QualityGate.TestData;

/// <summary>The answer that scores or a ranked list give for a sample.</summary>
/// <param name="Predicted">The class that is predicted.</param>
/// <param name="TopFive">Whether the true class is among the five best.</param>
/// <param name="IsTiedForFirst">Whether other classes have the highest score, too, and the true one is one of them.</param>
/// <param name="IsTiedForFive">Whether it is equal scores that let the true class be among the five best, or not.</param>
/// <param name="IsLast">Whether the true class is the last of a ranked list of several.</param>
internal readonly record struct Judged(
    int Predicted,
    TopFiveState TopFive,
    bool IsTiedForFirst = false,
    bool IsTiedForFive = false,
    bool IsLast = false
)
{
    /// <summary>
    /// Judges scores. Of equal ones, the class of the lower index comes first, as in <c>numpy.argmax</c>: for the prediction and for the
    /// five best alike, so that the predicted class is always among them.
    /// </summary>
    /// <param name="scores">A score for each class; none is NaN.</param>
    /// <param name="actual">The true class.</param>
    public static Judged Of(ReadOnlySpan<double> scores, int actual)
    {
        var (best, score) = (0, scores[actual]);
        var (above, equalBefore, equal) = (0, 0, 0);
        for (var index = 0; index < scores.Length; index++)
        {
            var other = scores[index];
            if (other > scores[best])
            {
                best = index;
            }

            if (other > score)
            {
                above++;
            }
            else if (other == score && index != actual)
            {
                equal++;
                equalBefore += index < actual ? 1 : 0;
            }
        }

        var isWithin = above + equalBefore < QualityGate.TestData.TopFive.Length;
        return new Judged(
            best,
            isWithin ? TopFiveState.Within : TopFiveState.Outside,
            IsTiedForFirst: above == 0 && equal > 0,
            IsTiedForFive: above < QualityGate.TestData.TopFive.Length && above + equal >= QualityGate.TestData.TopFive.Length
        );
    }

    /// <summary>Judges a list of classes, the best first.</summary>
    /// <param name="ranked">At least one class; none stands twice.</param>
    /// <param name="actual">The true class.</param>
    /// <param name="classes">The number of all classes.</param>
    public static Judged Of(ReadOnlySpan<int> ranked, int actual, int classes)
    {
        var known = Math.Min(ranked.Length, QualityGate.TestData.TopFive.Length);
        return new Judged(
            ranked[0],
            known < Math.Min(classes, QualityGate.TestData.TopFive.Length) ? TopFiveState.Unknown
                : ranked[..known].Contains(actual) ? TopFiveState.Within
                : TopFiveState.Outside,
            IsLast: ranked.Length > 1 && ranked[^1] == actual
        );
    }
}
