using System.Diagnostics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>Checks the levels that tests ask for.</summary>
[StackTraceHidden]
internal static class Confidence
{
    public static double Check(double level) =>
        ConfidenceLevel.Contains(level)
            ? level
            : throw new ArgumentOutOfRangeException(
                nameof(level),
                level,
                $"A confidence level is from {Figure.FormatLimit(ConfidenceLevel.Least)} to "
                    + $"{Figure.FormatLimit(ConfidenceLevel.Most)}, such as 0.95."
            );
}
