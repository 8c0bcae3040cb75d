using System.Globalization;
using QualityGate.ErrorRates.Rates;

namespace QualityGate.ErrorRates.Rendering;

/// <summary>Rates in words, and how they stand to what is promised.</summary>
internal static class RateText
{
    /// <summary>The share of false alarms that is allowed.</summary>
    public const double MostAlarms = 0.05;

    /// <summary>The share of damage that must be caught.</summary>
    public const double LeastCaught = 0.95;

    // Of fewer, a single one is more than 5 %.
    private const int FewestRepetitions = 20;

    /// <summary>A rate in per cent, with its interval.</summary>
    public static string WithInterval(Rate rate) => $"{Percent(rate.Share)} % ({Ends(rate)})";

    /// <summary>The ends of the interval of a rate.</summary>
    public static string Ends(Rate rate) => $"{Percent(rate.Low)}–{Percent(rate.High)}";

    /// <summary>A share in per cent, without the sign.</summary>
    public static string Percent(double share) =>
        (100 * share).ToString(share is > 0.0995 and < 0.9905 ? "0" : "0.#", CultureInfo.InvariantCulture);

    /// <summary>True when a rate of false alarms, without its interval, keeps the promise.</summary>
    public static bool IsWithinAlarms(Rate rate) => rate.Share <= MostAlarms;

    /// <summary>True when a rate of caught damage, without its interval, keeps the promise.</summary>
    public static bool IsCaught(Rate rate) => rate.Share >= LeastCaught;

    /// <summary>The standing of a rate of false alarms.</summary>
    public static Standing OfAlarms(Rate rate) => Of(rate, IsWithinAlarms(rate), rate.Low <= MostAlarms);

    /// <summary>The standing of a rate of caught damage.</summary>
    public static Standing OfCaught(Rate rate) => Of(rate, IsCaught(rate), rate.High >= LeastCaught);

    private static Standing Of(Rate rate, bool isMet, bool mayBeMet) =>
        !mayBeMet ? Standing.Missed
        : isMet && rate.Repetitions >= FewestRepetitions ? Standing.Met
        : Standing.Open;
}

/// <summary>The relation of a measured rate to the promised one.</summary>
internal enum Standing
{
    /// <summary>The rate itself is within the promise.</summary>
    Met,

    /// <summary>The rate is beyond it, but its interval is not, or there are hardly any repetitions: they do not tell.</summary>
    Open,

    /// <summary>The whole interval is beyond it.</summary>
    Missed,
}
