using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Verdicts;

/// <summary>The verdict over all models, in one line.</summary>
internal static class Summary
{
    public static string Of(GateResult result)
    {
        var failed = result.Models.Count(model => !model.Passed);
        var outcomes = OutcomeWords.OfThresholds(result);
        var thresholds = outcomes.Length;
        var held = outcomes.Count(outcome => outcome == Outcome.Passed);
        var notCompared = outcomes.Count(outcome => outcome == Outcome.NotCompared);
        var excepted = ExceptedThresholds.Of(result);
        var verdicts =
            thresholds == 0
                ? string.Empty
                : $", {held} of {thresholds} thresholds hold{OutcomeWords.NotCompared(notCompared)}{excepted.Words}";
        var passed = (held + notCompared + excepted.Whole < thresholds, excepted.All > 0) switch
        {
            (true, true) => "passed with warnings and exceptions",
            (true, false) => "passed with warnings",
            (false, true) => "passed with exceptions",
            _ => "passed",
        };
        return result.State switch
        {
            VerdictState.NotMeasured when result.Models.IsEmpty && result.Diagnostics.IsEmpty =>
                "QualityGate measured nothing: there is no model.",
            VerdictState.NotMeasured when result.Models.IsEmpty => "QualityGate could not measure: the configuration has errors.",
            VerdictState.NotMeasured =>
                $"QualityGate could not measure everything: {failed} of {Noun.Count(result.Models.Length, "model")} failed{verdicts}.",
            VerdictState.Violated => $"QualityGate failed: {failed} of {Noun.Count(result.Models.Length, "model")} failed{verdicts}.",
            _ when thresholds == 0 => $"QualityGate measured {Noun.Count(result.Models.Length, "model")}; no threshold was given.",
            _ => $"QualityGate {passed}: {Noun.Count(result.Models.Length, "model")}{verdicts}.",
        };
    }
}
