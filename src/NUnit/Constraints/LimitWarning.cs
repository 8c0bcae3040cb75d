using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>
/// Warns of an assertion that demands nothing, or less than chance gives, in the test's output. The result stays what it is: adapters show
/// a test that ends with a warning as skipped, which no test that passed until now should be.
/// </summary>
internal static class LimitWarning
{
    /// <summary>Warns, if there is reason to.</summary>
    public static void Check(Metric metric, ModelAnalysis analysis, ValueRange range, double? confidence, string description)
    {
        Limit[] limits =
        [
            .. double.IsFinite(range.Low) ? (IEnumerable<Limit>)[new Limit(LimitKind.Minimum, range.Low)] : [],
            .. double.IsFinite(range.High) ? (IEnumerable<Limit>)[new Limit(LimitKind.Maximum, range.High)] : [],
        ];
        LimitFinding[] findings = [.. LimitCheck.Of(metric, analysis, limits, confidence, range.IncludesEnds)];
        if (range.Low > metric.Greatest || range.High < metric.Least)
        {
            Write(
                $"can never hold: {metric.Name} lies between {Figure.FormatLimit(metric.Least)} and "
                    + $"{Figure.FormatLimit(metric.Greatest)}, so that the contrary cannot fail."
            );
        }
        else if (findings.Length == limits.Length && (limits.Length == 1 || Array.TrueForAll(findings, finding => finding.CannotFail)))
        {
            // Of two ends, one that demands nothing leaves the other.
            Write(findings[0].Message);
        }

        void Write(string message) =>
            TestContext.Out.WriteLine($"warning {DiagnosticCodes.LimitDemandsNothing}: \"{description}\" {message}");
    }
}
