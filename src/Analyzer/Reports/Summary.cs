using QualityGate.Gates;

namespace QualityGate.Reports;

/// <summary>The verdict over all models, in one line.</summary>
internal static class Summary
{
    public static string Of(GateReport report)
    {
        var failed = report.Models.Count(model => !model.Passed);
        var thresholds = report.Models.Sum(model => model.Verdicts.Length);
        var held = report.Models.Sum(model => model.Verdicts.Count(verdict => verdict.Passed));
        var verdicts = thresholds == 0 ? string.Empty : $", {held} of {thresholds} thresholds hold";
        return report.Outcome switch
        {
            GateOutcome.NotMeasured when report.Models.IsEmpty && report.Diagnostics.IsEmpty => "QualityGate measured nothing: there is no model.",
            GateOutcome.NotMeasured when report.Models.IsEmpty => "QualityGate could not measure: the configuration has errors.",
            GateOutcome.NotMeasured => $"QualityGate could not measure everything: {failed} of {Count(report.Models.Length, "model")} failed{verdicts}.",
            GateOutcome.Violated => $"QualityGate failed: {failed} of {Count(report.Models.Length, "model")} failed{verdicts}.",
            _ when thresholds == 0 => $"QualityGate measured {Count(report.Models.Length, "model")}; no threshold was given.",
            _ when held < thresholds => $"QualityGate passed with warnings: {Count(report.Models.Length, "model")}{verdicts}.",
            _ => $"QualityGate passed: {Count(report.Models.Length, "model")}{verdicts}.",
        };
    }

    /// <summary>A number with its noun in the right form.</summary>
    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
