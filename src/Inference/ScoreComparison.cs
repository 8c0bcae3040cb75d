using QualityGate.Models.Inspection;

namespace QualityGate.Inference;

/// <summary>Compares the scores that a layer gave with W·x + b.</summary>
internal static class ScoreComparison
{
    private const double MostDeviation = 1e-3;
    private const double LeastCorrelation = 0.99;

    /// <summary>Compares scores.</summary>
    /// <param name="pairs">The scores that are expected, and those that came out: a pair for each vector of features.</param>
    /// <param name="isQuantised">Whether only the correlation says anything.</param>
    /// <param name="limits">Least and greatest score that can be written: those are cut off, and not compared.</param>
    /// <returns>The comparison; null when there is nothing to compare, as all scores are the same or zero.</returns>
    public static VerificationResult? Compare(
        IReadOnlyList<(double[] Expected, double[] Scores)> pairs,
        bool isQuantised,
        (double Least, double Greatest) limits
    )
    {
        var (expected, actual) = (new List<double>(), new List<double>());
        double deviation = 0;
        foreach (var (wanted, scores) in pairs)
        {
            var largest = Math.Max(wanted.Max(Math.Abs), scores.Max(Math.Abs));
            for (var c = 0; c < scores.Length; c++)
            {
                if (scores[c] > limits.Least && scores[c] < limits.Greatest)
                {
                    expected.Add(wanted[c]);
                    actual.Add(scores[c]);
                    deviation = largest == 0 ? deviation : Math.Max(deviation, Math.Abs(wanted[c] - scores[c]) / largest);
                }
            }
        }

        if (actual.Count == 0 || actual.All(score => score == 0))
        {
            return null;
        }

        var correlation = Correlation(expected, actual);
        var passed = isQuantised ? correlation > LeastCorrelation : deviation <= MostDeviation;
        return new VerificationResult(passed, isQuantised, deviation, correlation, actual.Count);
    }

    private static double Correlation(List<double> a, List<double> b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        double ab = 0,
            aa = 0,
            bb = 0;
        for (var i = 0; i < a.Count; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return aa == 0 || bb == 0 ? 0 : ab / Math.Sqrt(aa * bb);
    }
}
