using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Reports.Ranking;

/// <summary>An axis whose ticks are round numbers: 1, 2 or 5 times a power of ten apart.</summary>
/// <param name="Low">The number at its beginning.</param>
/// <param name="High">The number at its end, which is higher.</param>
/// <param name="Step">The distance of two ticks.</param>
internal sealed record NiceAxis(double Low, double High, double Step)
{
    private const int WantedTicks = 5;

    /// <summary>The ticks, from low to high.</summary>
    public ImmutableArray<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((High - Low) / Step) + 1;
            // Multiples of the step, not sums, so that 0.30000000000000004 is no tick.
            var first = Math.Round(Low / Step);
            return [.. Enumerable.Range(0, count).Select(k => (first + k) * Step)];
        }
    }

    /// <summary>An axis that holds values, with a little room around them.</summary>
    /// <param name="values">The values, at least one, all finite.</param>
    public static NiceAxis Of(IReadOnlyCollection<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var span = high - low;
        // A single value stands in the middle of an axis.
        if (span <= 0)
        {
            span = Math.Max(Math.Abs(high) * 0.1, 0.1);
            (low, high) = (low - (span / 2), high + (span / 2));
        }

        var raw = span / WantedTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step =
            power
            * (
                (raw / power) switch
                {
                    <= 1 => 1,
                    <= 2 => 2,
                    <= 5 => 5,
                    _ => 10,
                }
            );
        return new NiceAxis(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>The place of a value between the ends, from 0 to 1.</summary>
    public double PlaceOf(double value) => (value - Low) / (High - Low);

    /// <summary>A tick as a text, with as many decimals as the step has.</summary>
    public string Text(double tick)
    {
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(Step) + 1e-9));
        return (Math.Abs(tick) < Step / 2 ? 0 : tick).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }
}
