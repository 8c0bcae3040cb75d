using QualityGate.TestData;

namespace QualityGate.Similarity;

/// <summary>
/// The functional CSM: which classes the network confuses with each other (the paper's NFSG; Filus et al.,
/// arXiv:2504.09956, section 3).
/// </summary>
internal static class FunctionalSimilarity
{
    private const double RoundingOfShares = 1e-6;

    /// <summary>
    /// The rows of M divided by their sums, then (M + Mᵀ) / 2, then 1 on the diagonal. Not rescaled. Classes without test
    /// samples are left out.
    /// </summary>
    /// <param name="confusion">The confusion matrix M, C × C.</param>
    /// <returns>A matrix over the measured classes.</returns>
    public static SimilarityMatrix Of(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var classes = confusion.MeasuredClasses;
        var count = classes.Length;
        var sums = classes.Select(c => Sum(confusion.Row(c))).ToArray();
        var values = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var there = confusion[classes[i], classes[j]] / sums[i];
                var back = confusion[classes[j], classes[i]] / sums[j];
                values[(i * count) + j] = (there + back) / 2;
                values[(j * count) + i] = (there + back) / 2;
            }

            values[(i * count) + i] = 1;
        }

        return new SimilarityMatrix(classes, values);
    }

    // A row that sums to 1 but for rounding was divided before; doing it again would only add rounding of our own, and
    // rounding decides between pairs that are equal.
    private static double Sum(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        foreach (var value in row)
        {
            sum += value;
        }

        return Math.Abs(sum - 1) < RoundingOfShares ? 1 : sum;
    }
}
