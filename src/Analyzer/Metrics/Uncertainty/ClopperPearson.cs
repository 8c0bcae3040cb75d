using MathNet.Numerics.Distributions;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>
/// The exact binomial interval (Clopper &amp; Pearson 1934): its ends are the shares at which so many successes, or so few, would
/// happen with a probability of (1 − level) / 2. When classes differ, their samples together vary less than binomial ones
/// (Hoeffding 1956), so that it holds the mean over the classes at least as often.
/// </summary>
internal static class ClopperPearson
{
    /// <summary>The interval of a share.</summary>
    /// <param name="successes">k, a whole number from 0 to n.</param>
    /// <param name="trials">n ≥ 1, a whole number.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    public static Interval Of(double successes, double trials, double level)
    {
        var failures = trials - successes;
        var tail = (1 - level) / 2;
        return Interval.Holding(
            successes / trials,
            successes == 0 ? 0 : BetaQuantile(successes, failures + 1, tail),
            failures == 0 ? 1 : 1 - BetaQuantile(failures, successes + 1, tail),
            level
        );
    }

    private static double BetaQuantile(double a, double b, double p) => Beta.InvCDF(a, b, p);
}
