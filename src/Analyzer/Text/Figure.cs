using System.Globalization;

namespace QualityGate.Text;

/// <summary>Figures of metrics as they are written for people: invariant, with four decimals.</summary>
internal static class Figure
{
    private const int MostDecimals = 15;

    // Four decimals show nothing of a figure below this but perhaps a sign.
    private const double SmallestShown = 0.00005;

    /// <summary>Writes a figure.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Four decimals, such as <c>7.2941</c>.</returns>
    public static string Format(double value) => (Math.Abs(value) < SmallestShown ? 0 : value).ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>Writes a figure with as many decimals as it takes to see that it is not the limit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The limit that it is compared with.</param>
    /// <returns>Four decimals or more.</returns>
    public static string Format(double value, double limit)
    {
        var decimals = 4;
        while (decimals < MostDecimals && value != limit && Math.Round(value, decimals) == Math.Round(limit, decimals))
        {
            decimals++;
        }

        return value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a limit as a person would: without trailing zeros.</summary>
    /// <param name="limit">The limit.</param>
    /// <returns>The shortest text that means this number.</returns>
    public static string FormatLimit(double limit) => limit.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes a number of samples, or a share.</summary>
    /// <param name="count">The number.</param>
    /// <returns>At most four decimals, and none that are zero, such as <c>12</c> or <c>0.25</c>.</returns>
    public static string Count(double count) => count.ToString("0.####", CultureInfo.InvariantCulture);
}
