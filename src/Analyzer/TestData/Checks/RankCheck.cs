using MathNet.Numerics.Distributions;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Checks;

/// <summary>
/// Notices ranked lists with the best class at their end, as <c>numpy.argsort(scores)[-5:]</c> gives them: true classes stand there more
/// often than at the beginning.
/// </summary>
internal static class RankCheck
{
    private const double HardlyEver = 0.001;

    /// <summary>The warning, if there is reason for one.</summary>
    public static Diagnostic? Of(SampleTally tally, SourceLocation file)
    {
        var either = (int)Math.Min(tally.First + tally.Last, int.MaxValue);
        return tally.Last > tally.First && Binomial.CDF(0.5, either, tally.First) < HardlyEver
            ? Diagnostic.Warning(
                DiagnosticCodes.RanksReversed,
                file,
                $"the true class stands first among the best in {tally.First} samples, but last in {tally.Last}: are the lists in "
                    + "ascending order, as numpy.argsort gives them? The best class comes first; write argsort(scores)[::-1][:5]."
            )
            : null;
    }
}
