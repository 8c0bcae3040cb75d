using QualityGate.Configuration;
using QualityGate.Diagnostics;

namespace QualityGate.Gates;

/// <summary>
/// The one place where it is decided what becomes of a limit. Rows of tables, JUnit, badges, exceptions, exit codes and tests follow from
/// the outcome alone.
/// </summary>
internal static class Outcomes
{
    /// <summary>Weighs what was found of a limit.</summary>
    /// <param name="found">The state of the limit.</param>
    /// <param name="isCompared">Whether there was something to compare with.</param>
    /// <param name="severity">Whether a violation fails the gate.</param>
    /// <param name="inconclusive">The consequence of an interval that contains the limit: it never fails where a violation would
    /// not.</param>
    public static Outcome Of(VerdictState found, bool isCompared, Severity severity, Inconclusive inconclusive) =>
        found switch
        {
            VerdictState.Passed => isCompared ? Outcome.Passed : Outcome.NotCompared,
            VerdictState.Suppressed => Outcome.Suppressed,
            VerdictState.Inconclusive when inconclusive == Inconclusive.Pass => Outcome.Tolerated,
            VerdictState.Inconclusive => inconclusive == Inconclusive.Error && severity == Severity.Error
                ? Outcome.Failed
                : Outcome.Inconclusive,
            VerdictState.Violated => severity == Severity.Error ? Outcome.Failed : Outcome.Warned,
            // Severity is about values: of no severity is a limit green because it was not measured.
            _ => Outcome.NotMeasured,
        };

    /// <summary>The worst of several outcomes, as the row of a threshold shows it.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <returns>Passed when there is none.</returns>
    public static Outcome Fold(IEnumerable<Outcome> outcomes) => outcomes.DefaultIfEmpty(Outcome.Passed).Max();

    /// <summary>True when the outcome fails its model.</summary>
    public static bool Fails(Outcome outcome) => !VerdictStates.Pass(StateInModel(outcome));

    /// <summary>
    /// The state that a limit of this outcome gives its model. Each limit is weighed by itself and the states are folded then, so that
    /// another limit that is only a warning hides no exception.
    /// </summary>
    public static VerdictState StateInModel(Outcome outcome) =>
        outcome switch
        {
            Outcome.Suppressed => VerdictState.Suppressed,
            Outcome.Inconclusive => VerdictState.Inconclusive,
            Outcome.Failed => VerdictState.Violated,
            Outcome.NotMeasured => VerdictState.NotMeasured,
            _ => VerdictState.Passed,
        };
}
