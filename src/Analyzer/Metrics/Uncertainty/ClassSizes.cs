using QualityGate.TestData;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>The limits that the classes' numbers of test samples set to intervals.</summary>
internal static class ClassSizes
{
    /// <summary>The number of samples of a class that all metrics on test samples need.</summary>
    public const int Least = 2;

    /// <summary>
    /// The number of samples of a class that metrics on the functional forest need. With fewer, drawn test sets lose so many confusions
    /// that intervals at 95 % held the mean in 80 to 89 of 100 simulated runs only.
    /// </summary>
    public const int LeastForForests = 10;

    private const double MostSmallClasses = 0.1;

    /// <summary>Why it is not known how a metric varies, as the end of a sentence; null when the classes are large enough.</summary>
    /// <param name="confusion">The test samples.</param>
    /// <param name="least">The number of samples of a class that the metric needs.</param>
    public static string? WhyUnknown(ConfusionMatrix confusion, int least)
    {
        if (confusion.WhyNotCounted is { } why)
        {
            return why;
        }

        var measured = confusion.MeasuredClasses;
        var small = measured.Count(c => confusion.SamplesOf(c) < least);
        return small <= MostSmallClasses * measured.Length
            ? null
            : $"{small} of {measured.Length} classes have fewer than {least} test samples, so it is not known how "
                + "their predictions vary";
    }

    /// <summary>
    /// The factor that raises the standard deviation over drawn test sets: when n samples are drawn from n, they vary by (n − 1) / n of
    /// what others would. A class of one sample doesn't vary at all then; it is taken to do so like the rest.
    /// </summary>
    public static double Correction(ConfusionMatrix confusion)
    {
        double[] several = [.. confusion.MeasuredClasses.Select(confusion.SamplesOf).Where(samples => samples > 1)];
        var within = several.Sum();
        return Math.Sqrt(several.Sum(samples => samples * samples / (samples - 1)) / within * (confusion.Samples!.Value / within));
    }
}
