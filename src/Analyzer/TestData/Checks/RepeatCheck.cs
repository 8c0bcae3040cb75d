using System.Globalization;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Checks;

/// <summary>
/// Notices a test set that is counted several times, such as the output of two runs in one file: then each pair of classes occurs a
/// multiple of as many times, mistakes included. Of that many pairs, chance alone does it less than once in 50,000 test sets.
/// </summary>
internal static class RepeatCheck
{
    private const int FewestMistakes = 16;

    /// <summary>The warning, if there is reason for one.</summary>
    /// <param name="counts">Whole numbers.</param>
    /// <param name="place">The place of the test data.</param>
    public static Diagnostic? Of(SparseCounts counts, SourceLocation place)
    {
        var (common, mistakes) = (0L, 0);
        foreach (var (actual, predicted, weight) in counts.Cells)
        {
            common = CommonDivisor(common, (long)weight);
            mistakes += actual == predicted ? 0 : 1;
            if (common == 1)
            {
                return null;
            }
        }

        var often = string.Create(CultureInfo.InvariantCulture, $"{(common == 2 ? "an even number of" : $"a multiple of {common}")} times");
        return mistakes < FewestMistakes
            ? null
            : Diagnostic.Warning(
                DiagnosticCodes.RepeatedSamples,
                place,
                $"each of {counts.Cells.Length} pairs of classes occurs {often}: is the test set in it "
                    + $"{(common == 2 ? "twice" : "several times")}, as if the output of runs were joined? Then intervals are too narrow; "
                    + "keep one."
            );
    }

    private static long CommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
