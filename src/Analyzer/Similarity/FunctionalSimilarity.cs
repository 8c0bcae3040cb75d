using QualityGate.TestData;

namespace QualityGate.Similarity;

/// <summary>
/// The functional CSM: which classes the network confuses with each other (the paper's NFSG; Filus et al.,
/// arXiv:2504.09956, section 3).
/// </summary>
internal static class FunctionalSimilarity
{
    private const double RoundingOfShares = 1e-6;
    private const int Unmeasured = -1;

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
        var positions = new int[confusion.Classes];
        Array.Fill(positions, Unmeasured);
        for (var i = 0; i < classes.Length; i++)
        {
            positions[classes[i]] = i;
        }

        var pairs = new List<SimilarPair>(confusion.Cells.Length);
        foreach (var (actual, predicted, weight) in confusion.Cells)
        {
            // A pair that is confused both ways is taken from the row of its lower class.
            var back = confusion[predicted, actual];
            if (actual != predicted && positions[predicted] != Unmeasured && (actual < predicted || back == 0))
            {
                var similarity = ((weight / Sum(confusion, actual)) + (back / Sum(confusion, predicted))) / 2;
                var (i, j) = (positions[actual], positions[predicted]);
                pairs.Add(new SimilarPair(Math.Min(i, j), Math.Max(i, j), similarity));
            }
        }

        pairs.Sort(static (a, b) => (a.I, a.J).CompareTo((b.I, b.J)));
        return new SparseSimilarity(classes, pairs);
    }

    // A row that sums to 1 but for rounding was divided before; doing it again would only add rounding of our own, and
    // rounding decides between pairs that are equal.
    private static double Sum(ConfusionMatrix confusion, int actual)
    {
        var sum = confusion.SamplesOf(actual);
        return Math.Abs(sum - 1) < RoundingOfShares ? 1 : sum;
    }
}
