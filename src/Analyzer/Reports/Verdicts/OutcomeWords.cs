using System.Globalization;
using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports.Verdicts;

/// <summary>The one word for what becomes of a threshold in all reports for people, and the thresholds that headlines count.</summary>
internal static class OutcomeWords
{
    /// <summary>
    /// The outcomes of all thresholds of a result, which headlines and badges count. A threshold has any number of limits, and a line of
    /// limits on parts of a model is one threshold, however many parts it has.
    /// </summary>
    public static Outcome[] OfThresholds(GateResult result) => [.. result.Models.SelectMany(OfThresholds)];

    /// <summary>The outcomes of all thresholds of a model.</summary>
    public static IEnumerable<Outcome> OfThresholds(ModelResult model) =>
        model.WholeVerdicts.Select(OutcomeOf.Verdict).Concat((model.Parts ?? []).Select(line => OutcomeOf.Line(line, model)));

    /// <summary>
    /// The thresholds that have nothing to compare with, as headlines count them apart from those that hold: such as
    /// <c>, 1 has nothing to compare with</c>; empty where there is none.
    /// </summary>
    public static string NotCompared(int count) =>
        count == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {count} {(count == 1 ? "has" : "have")} {Of(Outcome.NotCompared)}");

    /// <summary>The word for an outcome; empty where nothing was demanded.</summary>
    public static string Of(Outcome? outcome) =>
        outcome switch
        {
            Outcome.Passed => "passed",
            Outcome.NotCompared => "nothing to compare with",
            Outcome.Inconclusive or Outcome.Tolerated => "inconclusive",
            Outcome.Suppressed => "suppressed",
            Outcome.Warned => "warning",
            Outcome.Failed => "failed",
            Outcome.NotMeasured => "not measured",
            _ => string.Empty,
        };
}
