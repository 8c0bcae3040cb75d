using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Suppressions;
using QualityGate.Gates;
using QualityGate.Gates.Parts;

namespace QualityGate.Results;

/// <summary>Makes the plain results of limits on parts of a model.</summary>
internal static class PartLineResultOf
{
    /// <summary>The sum of a line.</summary>
    public static PartLineResult Of(PartLineVerdict verdict)
    {
        var (demand, worst) = (verdict.Line.Demand, verdict.Worst);
        var (file, line, column) = demand.Location;
        int Count(VerdictState state) => verdict.Parts.Count(part => part.Verdict.State == state);
        return new PartLineResult(
            verdict.Line.Kind,
            demand.Name,
            verdict.State,
            demand.Severity,
            file,
            line,
            column,
            verdict.Parts.Length,
            Count(VerdictState.Passed),
            Count(VerdictState.Violated),
            Count(VerdictState.Inconclusive),
            Count(VerdictState.NotMeasured),
            verdict.Vacuous,
            worst is null
                ? [.. demand.Limits.Select(limit => Unjudged(limit, verdict.State, verdict.Outcome))]
                : VerdictResultOf.Of(worst.Verdict).Limits!,
            worst is null ? null : Of(worst.Part),
            worst?.Verdict.Quantity.Result.Value,
            demand.Confidence,
            Count(VerdictState.Suppressed)
        )
        {
            Outcome = verdict.Outcome,
            NotCompared = verdict.Parts.Count(part => part.Verdict.Outcome == Outcome.NotCompared),
        };
    }

    /// <summary>A line of a model that could not be measured.</summary>
    public static PartLineResult Unmeasured(PartLine line) =>
        Of(new PartLineVerdict(line, [])) with
        {
            State = VerdictState.NotMeasured,
            Outcome = Outcome.NotMeasured,
            Limits = [.. line.Demand.Limits.Select(limit => Unjudged(limit, VerdictState.NotMeasured, Outcome.NotMeasured))],
        };

    private static LimitResult Unjudged(Limit limit, VerdictState state, Outcome outcome) =>
        new(limit.Key, limit.Bound, state) { Outcome = outcome };

    /// <summary>The verdicts on parts that are kept of a line.</summary>
    public static IEnumerable<VerdictResult> Verdicts(PartLineVerdict verdict) =>
        verdict.Kept.Select(part => VerdictResultOf.Of(part.Verdict) with { Part = Of(part.Part, part.Verdict.Part) });

    private static PartResult Of(Part part, NamesOfPart? names = null) =>
        new(part.Kind, part.Label, part.Name, part.To, part.ToName) { Written = names?.Written, WrittenTo = names?.WrittenTo };
}
