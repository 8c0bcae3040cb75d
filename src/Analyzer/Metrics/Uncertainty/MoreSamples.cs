using System.Globalization;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>The number of test samples that are missing until an interval no longer contains a limit.</summary>
internal static class MoreSamples
{
    // The largest factor of additional samples that messages recommend.
    private const double MostTimes = 10_000;

    /// <summary>
    /// The number of further samples, in words, if the value stays as it is: the reach of an interval falls with the square root of the
    /// number of samples.
    /// </summary>
    /// <param name="samples">The samples that the interval rests on.</param>
    /// <param name="number">The number in the interval.</param>
    /// <param name="interval">The interval.</param>
    /// <param name="bound">The limit, which lies in the interval.</param>
    /// <returns>Such as <c>about 1,200 more test samples</c>; null where none would do, as the number is the limit.</returns>
    public static string? Describe(double samples, double number, Interval interval, double bound)
    {
        if (number == bound)
        {
            return null;
        }

        var reach = bound < number ? number - interval.Low : interval.High - number;
        var times = Math.Pow(reach / (number - bound), 2);
        var more = Math.Max(1, Math.Ceiling(samples * (times - 1)));
        return times > MostTimes
            ? string.Create(CultureInfo.InvariantCulture, $"more than {MostTimes:N0} times as many test samples")
            : string.Create(CultureInfo.InvariantCulture, $"about {RoundUp(more):N0} more test sample{(more == 1 ? string.Empty : "s")}");
    }

    // Two digits say all that such an estimate knows.
    private static double RoundUp(double count)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(count)) - 1));
        return Math.Ceiling(count / unit) * unit;
    }
}
