using System.Diagnostics;

namespace QualityGate.NUnit;

/// <summary>One operand of a composed constraint, applied to a value.</summary>
/// <param name="Result">Its result.</param>
/// <param name="Finding">
/// The finding of our constraints: the result's own, or, where NUnit's constraints stand around ours and drop it, all that was
/// logged meanwhile; null where none of ours was asked.
/// </param>
[StackTraceHidden]
internal sealed record Part(ConstraintResult Result, Finding? Finding)
{
    /// <summary>True when the operand holds.</summary>
    public bool Holds => Result.IsSuccess;

    /// <summary>Applies an operand, and takes what it logged out of the log: the composed constraint logs what decided.</summary>
    public static Part Of<TActual>(IConstraint operand, TActual actual)
    {
        var log = FindingFormat.OfCurrentTest().Log;
        var before = log.Count;
        var result = operand.ApplyTo(actual);
        var logged = log.TakeFrom(before);
        return new Part(result, result.ActualValue as Finding ?? Finding.Join(logged.Select(entry => entry.Finding)));
    }

    /// <summary>The result of the composed constraint.</summary>
    /// <param name="constraint">The composed constraint.</param>
    /// <param name="isSuccess">Whether it holds.</param>
    /// <param name="deciding">The operands that decided; at least one.</param>
    public static ConstraintResult Decide(IConstraint constraint, bool isSuccess, params IReadOnlyList<Part> deciding) =>
        Finding.Join(deciding.Select(part => part.Finding).OfType<Finding>()) is { } finding
            ? new FindingResult(constraint, finding, isSuccess)
            : new ForeignResult(constraint, deciding[^1].Result, isSuccess);
}
