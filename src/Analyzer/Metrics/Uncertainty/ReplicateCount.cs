namespace QualityGate.Metrics.Uncertainty;

/// <summary>
/// The number of replicates that the width of an interval needs. Metrics of predictions are quick, and always have as many as there are;
/// those on forests are clustered for each, and have as many as make the standard error certain to one part in twenty. Student's
/// distribution takes account of the rest, so that intervals hold as often as they say with either number.
/// </summary>
internal static class ReplicateCount
{
    /// <summary>The number of replicates after which it is first asked whether they are enough, and after which again.</summary>
    public const int Batch = 100;

    /// <summary>The least number.</summary>
    public const int Least = 200;

    private const double MostError = 0.05;

    /// <summary>The number that is needed, as the first replicates show; not below <see cref="Least"/>, and not above a number.</summary>
    /// <param name="isOnForests">True for a metric on forests.</param>
    /// <param name="values">The metric on drawn test sets; NaN where it has no value.</param>
    /// <param name="most">The number that is enough for any metric.</param>
    /// <remarks>
    /// The standard deviation of n numbers has a relative error of √((k − 1) / 4n), where k is their kurtosis; 3 if they are normal.
    /// Where a metric is undefined, or always the same, only the full number can tell how often that is.
    /// </remarks>
    public static int Needed(bool isOnForests, ReadOnlySpan<double> values, int most)
    {
        if (!isOnForests || most <= Least)
        {
            return most;
        }

        var kurtosis = Kurtosis(values);
        var needed = (kurtosis - 1) / (4 * MostError * MostError);
        return needed < most ? Math.Max(Least, (int)Math.Ceiling(needed / Batch) * Batch) : most;
    }

    // The kurtosis; infinite where all values are equal or one is undefined.
    private static double Kurtosis(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var (second, fourth) = (0.0, 0.0);
        foreach (var value in values)
        {
            var square = (value - mean) * (value - mean);
            second += square / values.Length;
            fourth += square * square / values.Length;
        }

        return values.ContainsAnyExcept(values[0]) && second > 0 ? fourth / (second * second) : double.PositiveInfinity;
    }
}
