using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// Warns of an assertion that demands nothing. Where no value that the metric can have breaks it, the test ends with a warning instead of
/// passing in silence. Where only these classes have no such value, or a bound lies on the wrong side of chance, the test's output says so.
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
            Assert.Warn(Text($"can never hold: {metric.Name} lies between {Figure.FormatLimit(metric.Least)} and {Figure.FormatLimit(metric.Greatest)}, so that the contrary cannot fail."));
        }
        else if (findings.Length == limits.Length && Covers(range, metric))
        {
            Assert.Warn(Text(findings[0].Message));
        }
        else if (limits.Length == 1 && findings is [var finding])
        {
            TestContext.Out.WriteLine(Text(finding.Message));
        }

        static bool Covers(ValueRange range, Metric metric) => range.IncludesEnds
            ? range.Low <= metric.Least && range.High >= metric.Greatest
            : range.Low < metric.Least && range.High > metric.Greatest;

        string Text(string message) => $"warning {DiagnosticCodes.LimitDemandsNothing}: \"{description}\" {message}";
    }
}
