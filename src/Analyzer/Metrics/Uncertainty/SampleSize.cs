using System.Collections.Immutable;
using QualityGate.TestData;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>Tells whether classes have enough test samples for an interval to mean something.</summary>
internal static class SampleSize
{
    /// <summary>A confusion that happens at least this often should have been seen.</summary>
    private const double RareConfusion = 0.1;

    /// <summary>
    /// The number of samples of a class from which on a confusion that happens once in ten times has been seen with the
    /// confidence asked for: the least n with 0.9ⁿ ≤ 1 − level. A confusion never seen can't be in a resampled test set either.
    /// </summary>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <returns>29 at 0.95.</returns>
    public static int Needed(double level) => (int)Math.Ceiling(Math.Log(1 - level) / Math.Log(1 - RareConfusion));

    /// <summary>The measured classes that have fewer samples.</summary>
    /// <param name="confusion">Counts.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <returns>Classes, ascending; none where only shares are known.</returns>
    public static ImmutableArray<int> TooSmall(ConfusionMatrix confusion, double level)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var needed = Needed(level);
        return confusion.IsRates ? [] : [.. confusion.MeasuredClasses.Where(c => confusion.SamplesOf(c) < needed)];
    }
}
