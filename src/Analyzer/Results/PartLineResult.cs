using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>
/// A line of limits that many parts of a model are held against, in sum. Of the parts, the verdicts of the model have those that did not
/// pass, and the worst of those that did.
/// </summary>
/// <param name="Kind">The kind of the parts.</param>
/// <param name="Metric">The metric's name as it is written in the file.</param>
/// <param name="State">The state of the worst part; not measured as well where none could be judged.</param>
/// <param name="Severity">Whether a violation fails the gate.</param>
/// <param name="File">The file that the line stands in.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="Parts">The number of parts that were judged.</param>
/// <param name="Passed">The number of those that keep all limits.</param>
/// <param name="Violated">The number of those that violate one.</param>
/// <param name="Inconclusive">The number of those whose interval contains one.</param>
/// <param name="NotMeasured">The number of those without a value, or without an interval where one was asked for.</param>
/// <param name="WithoutMistakes">The number of further parts about which there was nothing to judge: the metric is about mistakes, and they
/// have none.</param>
/// <param name="Limits">The limits, and the numbers of the worst part.</param>
/// <param name="Worst">The part that exceeds its limits most, or comes nearest to them; null where none was measured.</param>
/// <param name="Value">Its value.</param>
/// <param name="Confidence">The level at which the intervals of all parts hold at once; null when the values alone count.</param>
/// <param name="Suppressed">The number of parts whose limits would not hold but for exceptions.</param>
public sealed record PartLineResult(
    PartKind Kind,
    string Metric,
    VerdictState State,
    Severity Severity,
    string File,
    int Line,
    int Column,
    int Parts,
    int Passed,
    int Violated,
    int Inconclusive,
    int NotMeasured,
    int WithoutMistakes,
    IReadOnlyList<LimitResult> Limits,
    PartResult? Worst = null,
    double? Value = null,
    double? Confidence = null,
    int Suppressed = 0
)
{
    /// <summary>The outcome of the line: the worst of its parts. Null in reports of earlier versions.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The number of parts that have nothing to compare with; they are among those that keep all limits.</summary>
    public int NotCompared { get; init; }
}
