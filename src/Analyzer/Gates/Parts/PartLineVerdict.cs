using System.Collections.Immutable;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;

namespace QualityGate.Gates.Parts;

/// <summary>The verdict on a part of a model.</summary>
/// <param name="Part">The part.</param>
/// <param name="Verdict">The verdict on the limits of its line.</param>
internal sealed record PartVerdict(Part Part, Verdict Verdict)
{
    /// <summary>By how much the worst limit is exceeded; negative where all are kept, null where nothing was measured.</summary>
    public double? Excess => Verdict.Limits.Max(ExcessOf);

    /// <summary>By how much a limit is exceeded; negative where it is kept, null where nothing was measured.</summary>
    public static double? ExcessOf(LimitVerdict limit) =>
        limit.Number is not { } number ? null
        : limit.Limit.IsLeast ? limit.Limit.Bound - number
        : number - limit.Limit.Bound;
}

/// <summary>The verdicts on all parts that a line of limits is held against.</summary>
/// <param name="Line">The line.</param>
/// <param name="Parts">The verdicts, in the order of the parts.</param>
internal sealed record PartLineVerdict(PartLine Line, ImmutableArray<PartVerdict> Parts)
{
    /// <summary>Errors for which nothing could be judged: names that stand for nothing, or test data that are missing.</summary>
    public ImmutableArray<Diagnostic> Mistakes { get; init; } = [];

    /// <summary>The number of parts about which there is nothing to judge, as they have no mistakes.</summary>
    public int Vacuous { get; init; }

    /// <summary>The state of the line: that of its worst part.</summary>
    public VerdictState State => Mistakes.IsEmpty ? VerdictStates.Fold(Parts.Select(part => part.Verdict.State)) : VerdictState.NotMeasured;

    /// <summary>The state as it counts for the model.</summary>
    public VerdictState StateInModel =>
        Mistakes.IsEmpty ? VerdictStates.Fold(Parts.Select(part => part.Verdict.StateInModel)) : VerdictState.NotMeasured;

    /// <summary>The outcome of the line: the worst of its parts.</summary>
    public Outcome Outcome => Mistakes.IsEmpty ? Outcomes.Fold(Parts.Select(part => part.Verdict.Outcome)) : Outcome.NotMeasured;

    /// <summary>True when all parts were measured and keep within all limits.</summary>
    public bool Passed => State == VerdictState.Passed;

    /// <summary>The part that exceeds its limits most, or is nearest to them; null where none was compared.</summary>
    public PartVerdict? Worst => Parts.Where(part => part.Excess is not null).MaxBy(part => part.Excess);

    /// <summary>The parts in some state, the worst first.</summary>
    public ImmutableArray<PartVerdict> In(VerdictState state) =>
        [.. Parts.Where(part => part.Verdict.State == state).OrderByDescending(part => part.Excess)];

    /// <summary>The parts that results keep: all that did not simply pass, the worst first, and the worst of those that did.</summary>
    public ImmutableArray<PartVerdict> Kept =>
        [
            .. In(VerdictState.NotMeasured),
            .. In(VerdictState.Violated),
            .. In(VerdictState.Inconclusive),
            .. In(VerdictState.Suppressed),
            .. In(VerdictState.Passed).Take(1),
        ];

    /// <summary>Errors and warnings about the parts.</summary>
    /// <param name="model">The name of the model.</param>
    public ImmutableArray<Diagnostic> Describe(string model) => Mistakes.IsEmpty ? new PartMessage(this, model).All() : Mistakes;
}
