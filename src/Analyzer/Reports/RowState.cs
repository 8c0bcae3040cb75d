using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports;

/// <summary>What becomes of a threshold: what reports for people show in its row.</summary>
internal enum RowState
{
    Informative,
    Passed,
    Inconclusive,
    Suppressed,
    Warned,
    Failed,
    NotMeasured,
}

/// <summary>The states of thresholds, and the one word for each in all reports for people.</summary>
internal static class RowStates
{
    /// <summary>The state of a threshold; informative where there is none.</summary>
    public static RowState Of(VerdictResult? verdict) =>
        verdict switch
        {
            null => RowState.Informative,
            _ => Of(verdict.State, verdict.Fails),
        };

    /// <summary>The state of one of a threshold's limits.</summary>
    public static RowState Of(LimitResult limit, VerdictResult verdict) =>
        // A covered violation is covered as a whole.
        verdict.State == VerdictState.Suppressed
        && limit.State != VerdictState.Passed
            ? RowState.Suppressed
            : Of(limit.State, (verdict with { State = limit.State }).Fails);

    /// <summary>The state of something that was judged.</summary>
    /// <param name="state">The state of its limits.</param>
    /// <param name="fails">Whether it fails its model.</param>
    public static RowState Of(VerdictState state, bool fails) =>
        (fails, state) switch
        {
            (_, VerdictState.NotMeasured) => RowState.NotMeasured,
            (true, _) => RowState.Failed,
            (_, VerdictState.Passed) => RowState.Passed,
            (_, VerdictState.Suppressed) => RowState.Suppressed,
            (_, VerdictState.Inconclusive) => RowState.Inconclusive,
            _ => RowState.Warned,
        };

    /// <summary>
    /// The states of all thresholds of a result, which headlines and badges count. A threshold has any number of limits, and a line of
    /// limits on parts of a model is one threshold, however many parts it has.
    /// </summary>
    public static RowState[] OfThresholds(GateResult result) =>
        [
            .. result.Models.SelectMany(model =>
                model.WholeVerdicts.Select(verdict => Of(verdict)).Concat(PartRow.Of(model).Select(row => row.State))
            ),
        ];

    /// <summary>The word for a state; empty where nothing was demanded.</summary>
    public static string Word(RowState state) =>
        state switch
        {
            RowState.Passed => "passed",
            RowState.Inconclusive => "inconclusive",
            RowState.Suppressed => "suppressed",
            RowState.Warned => "warning",
            RowState.Failed => "failed",
            RowState.NotMeasured => "not measured",
            _ => string.Empty,
        };
}
