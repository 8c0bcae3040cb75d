using QualityGate.Configuration;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>
/// The outcomes that a result has. Reports of earlier versions have only states, severities and consequences, from which they follow here
/// by the rule of the gate.
/// </summary>
internal static class OutcomeOf
{
    /// <summary>The outcome of a threshold.</summary>
    public static Outcome Verdict(VerdictResult verdict) => verdict.Outcome ?? Derived(verdict);

    /// <summary>The outcome of one of a threshold's limits.</summary>
    public static Outcome Limit(LimitResult limit, VerdictResult verdict) => limit.Outcome ?? Derived(limit, verdict);

    /// <summary>The outcome of a line of limits on parts of a model.</summary>
    public static Outcome Line(PartLineResult line, ModelResult model) => line.Outcome ?? Derived(line, model);

    /// <summary>True when no outcome that is stored contradicts the state beside it, as in a report that was edited.</summary>
    public static bool Agrees(ModelResult model) =>
        model.Verdicts.All(verdict =>
            Verdict(verdict) == Derived(verdict) && (verdict.Limits ?? []).All(limit => Limit(limit, verdict) == Derived(limit, verdict))
        ) && (model.Parts ?? []).All(line => Line(line, model) == Derived(line, model));

    private static Outcome Derived(VerdictResult verdict) =>
        Outcomes.Of(
            verdict.State,
            verdict.Limits is null or [] || verdict.Limits.Any(IsCompared),
            verdict.Severity,
            verdict.Inconclusive ?? InconclusiveName.Default
        );

    private static Outcome Derived(LimitResult limit, VerdictResult verdict) =>
        Outcomes.Of(limit.State, IsCompared(limit), verdict.Severity, verdict.Inconclusive ?? InconclusiveName.Default);

    private static Outcome Derived(PartLineResult line, ModelResult model) =>
        Outcomes.Of(
            line.State,
            line.Parts == 0 || line.Limits.Any(IsCompared),
            line.Severity,
            // The line itself does not say it, but each of its parts does, of which those are kept that are in its state.
            model.Verdicts.FirstOrDefault(verdict => verdict.State == line.State && verdict.IsOf(line))?.Inconclusive
                ?? InconclusiveName.Default
        );

    // A limit that has passed has a number, unless there was nothing to compare with.
    private static bool IsCompared(LimitResult limit) => limit.Number is not null || limit.Limit is "min" or "max";
}
