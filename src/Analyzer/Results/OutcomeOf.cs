using QualityGate.Configuration;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>
/// The outcomes that a result has. Reports of earlier versions have only states, severities and consequences, from which they follow here
/// by the rule of the gate.
/// </summary>
internal static class OutcomeOf
{
    /// <summary>What becomes of a threshold.</summary>
    public static Outcome Verdict(VerdictResult verdict) =>
        verdict.Outcome
        ?? Outcomes.Of(
            verdict.State,
            verdict.Limits is null or [] || verdict.Limits.Any(IsCompared),
            verdict.Severity,
            verdict.Inconclusive ?? InconclusiveName.Default
        );

    /// <summary>What becomes of one of a threshold's limits.</summary>
    public static Outcome Limit(LimitResult limit, VerdictResult verdict) =>
        limit.Outcome ?? Outcomes.Of(limit.State, IsCompared(limit), verdict.Severity, verdict.Inconclusive ?? InconclusiveName.Default);

    /// <summary>What becomes of a line of limits on parts of a model.</summary>
    public static Outcome Line(PartLineResult line, ModelResult model) =>
        line.Outcome
        ?? Outcomes.Of(
            line.State,
            line.Parts == 0 || line.Limits.Any(IsCompared),
            line.Severity,
            // The line itself does not say it, but each of its parts does, of which those are kept that are inconclusive.
            model.Verdicts.FirstOrDefault(verdict => verdict.IsOf(line) && verdict.Inconclusive is not null)?.Inconclusive
                ?? InconclusiveName.Default
        );

    // Whatever has passed has a number, unless there was nothing to compare with.
    private static bool IsCompared(LimitResult limit) => limit.Number is not null || limit.Limit is "min" or "max";
}
