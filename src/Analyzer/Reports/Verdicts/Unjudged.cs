using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports.Verdicts;

/// <summary>
/// Results in which no limit was judged, since none was given, or none has anything to compare with: they were measured, and bear no sign
/// of a pass.
/// </summary>
internal static class Unjudged
{
    /// <summary>True when no limit of any model was judged, and nothing failed.</summary>
    public static bool Is(GateResult result) => result.Passed && !result.Models.IsEmpty && result.Models.All(Is);

    /// <summary>True when no limit of a model was judged, and nothing failed.</summary>
    public static bool Is(ModelResult model) =>
        model.Passed && OutcomeWords.OfThresholds(model).All(outcome => outcome == Outcome.NotCompared);
}
