namespace QualityGate.Initialisation;

/// <summary>Bounds as people write them: 0.85 in place of 0.8617.</summary>
internal static class TidyBound
{
    // Finer steps are those of rounding errors.
    private const decimal FinestStep = 0.0000001m;

    /// <summary>Rounds a bound down to a tidy figure, or up where it would reach chance.</summary>
    /// <param name="bound">The bound, between floor and value.</param>
    /// <param name="value">The value that was measured, above the bound.</param>
    /// <param name="floor">The level of chance, which the rounded bound doesn't reach.</param>
    /// <returns>A figure of as few digits as the distance from the bound to the value allows.</returns>
    public static double Below(double bound, double value, double floor)
    {
        // Up or down, three quarters of the distance at least are left.
        var step = Step((value - bound) / 4);
        var scaled = (decimal)bound / step;
        var down = (double)(Math.Floor(scaled) * step);
        return down > floor ? down : (double)(Math.Ceiling(scaled) * step);
    }

    /// <summary>The largest number of two digits, as 0.035, that is not above a positive number.</summary>
    public static double Tolerance(double most)
    {
        if (!(most > (double)FinestStep))
        {
            return (double)FinestStep;
        }

        var power = (int)Math.Floor(Math.Log10(most)) - 1;
        var unit = power >= 0 ? (decimal)Math.Pow(10, Math.Min(power, 12)) : 1m / (decimal)Math.Pow(10, -power);
        return (double)(Math.Floor((decimal)most / unit) * unit);
    }

    /// <summary>The largest tidy number that is not above a positive number: 1 or 5 times a power of ten.</summary>
    public static decimal Step(double most)
    {
        if (!(most > (double)FinestStep))
        {
            return FinestStep;
        }

        var power = Math.Floor(Math.Log10(most) + 1e-9);
        var unit = power >= 0 ? (decimal)Math.Pow(10, Math.Min(power, 12)) : 1m / (decimal)Math.Pow(10, -power);
        return (double)(unit * 5) <= most * (1 + 1e-9) ? unit * 5 : unit;
    }
}
