namespace QualityGate.Reports.Tables;

/// <summary>Numbers as a row of bars.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const char Missing = '·';

    /// <summary>A bar for each number, from the least to the greatest of them; numbers that are all the same stand half high.</summary>
    /// <param name="values">The numbers; null where there is none.</param>
    public static string Of(IReadOnlyCollection<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length == 0)
        {
            return new string(Missing, values.Count);
        }

        var (low, high) = (known.Min(), known.Max());
        return string.Concat(values.Select(value => value is { } number ? Bar(number, low, high) : Missing));
    }

    // (A half of each, as their difference may be more than a double holds.)
    private static char Bar(double value, double low, double high) =>
        high <= low
            ? Bars[3]
            : Bars[Math.Clamp((int)((((value / 2) - (low / 2)) / ((high / 2) - (low / 2))) * (Bars.Length - 1) + 0.5), 0, Bars.Length - 1)];
}
