using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports.Verdicts;

/// <summary>
/// Counts the thresholds in which exceptions cover something, so that no headline is silent about one. A line of limits on parts of a model
/// is one threshold, however many parts it has.
/// </summary>
/// <param name="Whole">Thresholds that would hold but for what is covered.</param>
/// <param name="InPart">Thresholds with a limit, or a part, that is covered, and another that is violated, inconclusive or not
/// measured.</param>
internal sealed record ExceptedThresholds(int Whole, int InPart)
{
    /// <summary>The number of thresholds in which something is covered.</summary>
    public int All => Whole + InPart;

    /// <summary>The counts in words, such as <c>, 1 suppressed, 2 suppressed in part</c>; empty where nothing is covered.</summary>
    public string Words => Some(Whole, "suppressed") + Some(InPart, "suppressed in part");

    /// <summary>Counts the thresholds of a result.</summary>
    public static ExceptedThresholds Of(GateResult result)
    {
        (Outcome Outcome, bool HasException)[] thresholds =
        [
            .. result.Models.SelectMany(model =>
                model
                    .WholeVerdicts.Select(verdict => (OutcomeOf.Verdict(verdict), verdict.HasException))
                    .Concat((model.Parts ?? []).Select(line => (OutcomeOf.Line(line, model), HasException(line, model))))
            ),
        ];
        return new ExceptedThresholds(
            thresholds.Count(threshold => threshold.Outcome == Outcome.Suppressed),
            thresholds.Count(threshold => threshold is { Outcome: not Outcome.Suppressed, HasException: true })
        );
    }

    private static bool HasException(PartLineResult line, ModelResult model) =>
        line.Suppressed > 0 || model.Verdicts.Any(verdict => verdict.HasException && verdict.IsOf(line));

    private static string Some(int count, string what) => count == 0 ? string.Empty : FormattableString.Invariant($", {count} {what}");
}
