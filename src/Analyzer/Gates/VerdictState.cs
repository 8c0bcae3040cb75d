using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>The state of a threshold, of a model with its thresholds, or of a whole gate.</summary>
[JsonConverter(typeof(WordConverter<VerdictState>))]
public enum VerdictState
{
    /// <summary>Everything was measured, and the limits hold.</summary>
    Passed,

    /// <summary>A limit is violated.</summary>
    Violated,

    /// <summary>The limits may hold or not: the interval reaches beyond one of them.</summary>
    Inconclusive,

    /// <summary>Something could not be measured: the configuration, a model, its labels or test data, or a metric.</summary>
    NotMeasured,

    /// <summary>A limit is violated, and an exception that was granted covers it.</summary>
    Suppressed,
}

/// <summary>The folding of states upwards, from thresholds to models and gates, and the exit code of each.</summary>
internal static class VerdictStates
{
    // From the best to the worst.
    private static readonly VerdictState[] Order =
    [
        VerdictState.Passed,
        VerdictState.Suppressed,
        VerdictState.Inconclusive,
        VerdictState.Violated,
        VerdictState.NotMeasured,
    ];

    /// <summary>The worst of several states.</summary>
    /// <param name="states">The states.</param>
    /// <returns>Passed when there is none.</returns>
    public static VerdictState Fold(IEnumerable<VerdictState> states) =>
        states.DefaultIfEmpty(VerdictState.Passed).MaxBy(state => Array.IndexOf(Order, state));

    /// <summary>True when a state lets a build go on.</summary>
    /// <param name="state">The state.</param>
    /// <returns>False when a limit is violated or something was not measured.</returns>
    public static bool Pass(VerdictState state) => ExitCode(state) == 0;

    /// <summary>The exit code of a program whose run ended so.</summary>
    /// <param name="state">The state.</param>
    /// <returns>0 when it passed, 1 when a limit is violated, 2 when something was not measured.</returns>
    public static int ExitCode(VerdictState state) =>
        state switch
        {
            VerdictState.Violated => 1,
            VerdictState.NotMeasured => 2,
            _ => 0,
        };
}
