using QualityGate.Diagnostics;

namespace QualityGate.TestData.Checks;

/// <summary>
/// Notices whole percents, which look like counts: the rows sum to 100, give or take what rounding does. Test sets of 100 samples of each
/// class are frequent, but those of 99 of one class and 101 of another are not.
/// </summary>
internal static class PercentCheck
{
    private const int FewestClasses = 3;
    private const double Whole = 100;
    private const double MostRounding = 2;

    /// <summary>The warning, if there is reason for one.</summary>
    /// <param name="confusion">A matrix of whole numbers.</param>
    /// <param name="file">Where it stands.</param>
    public static Diagnostic? Of(ConfusionMatrix confusion, SourceLocation file)
    {
        double[] sums = [.. confusion.MeasuredClasses.Select(confusion.SamplesOf)];
        return
            !confusion.IsRates
            && sums.Length >= FewestClasses
            && Array.TrueForAll(sums, sum => Math.Abs(sum - Whole) <= MostRounding)
            && Array.Exists(sums, sum => sum != Whole)
            ? Diagnostic.Warning(
                DiagnosticCodes.PercentsAsCounts,
                file,
                $"the numbers of the true classes sum to {sums.Min():0} to {sums.Max():0}, as rounded percents do, but are taken for "
                    + "counts of samples, on which intervals and the accuracy of all samples rest. Write counts, or shares with two "
                    + "decimals or more."
            )
            : null;
    }
}
