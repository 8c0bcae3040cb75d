using MathNet.Numerics.Distributions;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>Draws binomial numbers exactly, in time that grows with the logarithm of the number of trials only.</summary>
internal static class BinomialSampler
{
    private const long FewTrials = 32;

    /// <summary>The number of <paramref name="trials"/> that succeed when each does with probability <paramref name="p"/>.</summary>
    public static long Draw(Random random, long trials, double p)
    {
        // Of n uniform numbers the i-th smallest has the distribution Beta(i, n + 1 − i). Where it lies beyond p, only those
        // before it can succeed; otherwise it and those before it do, and those behind it are still open.
        var successes = 0L;
        while (trials > FewTrials && p is > 0 and < 1)
        {
            var i = (trials + 1) / 2;
            var middle = Beta.Sample(random, i, trials + 1 - i);
            if (middle > p)
            {
                (trials, p) = (i - 1, p / middle);
            }
            else
            {
                successes += i;
                (trials, p) = (trials - i, (p - middle) / (1 - middle));
            }
        }

        for (var trial = 0L; p > 0 && p < 1 && trial < trials; trial++)
        {
            successes += random.NextDouble() < p ? 1 : 0;
        }

        return p >= 1 ? successes + trials : successes;
    }
}
