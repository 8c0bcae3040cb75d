using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Comparison;

/// <summary>
/// The interval of the difference of two shares, made of the exact intervals of each (Newcombe 1998; Zou &amp; Donner 2008: the variance at
/// an end of the difference is recovered from the ends of the shares). It is never a point, however alike the predictions are.
/// </summary>
internal static class ShareDifference
{
    /// <summary>Of two test sets: x of n against y of m.</summary>
    public static Interval OfIndependent((double Part, double Whole) x, (double Part, double Whole) y, double difference, double level) =>
        Of(x, y, correlation: 0, difference, level);

    /// <summary>
    /// The interval on one test set: of its samples, so many are right for the second model only, and so many for the first only.
    /// Samples that both have right, or wrong, cancel out. The two shares are of one multinomial distribution, so they are correlated.
    /// </summary>
    public static Interval OfPairs(double gained, double lost, double samples, double difference, double level)
    {
        var (x, y) = (gained / samples, lost / samples);
        var correlation = x > 0 && y > 0 ? -Math.Sqrt(x * y / ((1 - x) * (1 - y))) : 0;
        return Of((gained, samples), (lost, samples), correlation, difference, level);
    }

    private static Interval Of(
        (double Part, double Whole) x,
        (double Part, double Whole) y,
        double correlation,
        double difference,
        double level
    )
    {
        var (of, less) = (ClopperPearson.Of(x.Part, x.Whole, level), ClopperPearson.Of(y.Part, y.Whole, level));
        var (first, second) = (x.Part / x.Whole, y.Part / y.Whole);
        return Interval.Holding(
            difference,
            Math.Max(-1, difference - Reach(first - of.Low, less.High - second, correlation)),
            Math.Min(1, difference + Reach(of.High - first, second - less.Low, correlation)),
            level
        );
    }

    private static double Reach(double a, double b, double correlation) =>
        Math.Sqrt(Math.Max(0, (a * a) + (b * b) - (2 * correlation * a * b)));
}
