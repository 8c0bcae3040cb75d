using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>The verdict on a threshold: the measured value, and what became of each limit.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Quantity">The value with its interval, and the baseline's.</param>
internal sealed record Verdict(Threshold Threshold, Quantity Quantity)
{
    /// <summary>Judges a threshold by itself: nothing is measured but its metric.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <param name="analysis">The model.</param>
    /// <param name="baseline">The values to compare with; null where there is no baseline of the model.</param>
    /// <returns>The verdict on it.</returns>
    public static Verdict Of(Threshold threshold, ModelAnalysis analysis, IBaseline? baseline = null)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        ArgumentNullException.ThrowIfNull(analysis);
        return Of(
            threshold,
            analysis.Measure(threshold.Metric),
            threshold.Confidence is { } level ? analysis.IntervalOf(threshold.Metric, level) : null,
            baseline
        ) with
        {
            Samples = analysis.Confusion?.Samples,
        };
    }

    /// <summary>Judges a threshold on what was measured.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <param name="result">The value, or why there is none.</param>
    /// <param name="interval">The interval, where the threshold asks for confidence.</param>
    /// <param name="baseline">The values to compare with; null where there is no baseline of the model.</param>
    /// <returns>The verdict on it.</returns>
    public static Verdict Of(Threshold threshold, MetricResult result, IntervalResult? interval = null, IBaseline? baseline = null) =>
        new(
            threshold,
            new Quantity(result, threshold.Metric.Direction)
            {
                Confidence = threshold.Confidence,
                Interval = interval,
                Baseline =
                    result.Value is not null && threshold.Limits.Any(limit => limit.IsOfBaseline)
                        ? baseline?.Of(threshold.Metric, threshold.Confidence)
                        : null,
            }
        )
        {
            BaselineName = baseline?.Name,
        };

    /// <summary>The name of the baseline; null where there is none of the model.</summary>
    public string? BaselineName { get; init; }

    /// <summary>The number of test samples; null where there are none, or where it is not known.</summary>
    public double? Samples { get; init; }

    /// <summary>
    /// The parts for which the interval holds at once, such as <c> jointly for 100 classes</c>; empty where it stands alone.
    /// </summary>
    public string Joint { get; init; } = string.Empty;

    /// <summary>The part of the model that it is about; null for the whole.</summary>
    public NamesOfPart? Part { get; init; }

    /// <summary>The verdicts on the limits, in their order.</summary>
    public ImmutableArray<LimitVerdict> Limits { get; init; } =
    [.. Threshold.Limits.Select(limit => LimitJudge.Judge(limit, Quantity, Threshold))];

    /// <summary>The state of the threshold: the worst of its limits.</summary>
    public VerdictState State =>
        Quantity.Result.Value is null ? VerdictState.NotMeasured : VerdictStates.Fold(Limits.Select(limit => limit.State));

    /// <summary>The outcome of the threshold: the worst of its limits.</summary>
    public Outcome Outcome => Outcomes.Fold(Limits.Select(limit => limit.Outcome));

    /// <summary>The state as it counts for the model.</summary>
    public VerdictState StateInModel => VerdictStates.Fold(Limits.Select(limit => Outcomes.StateInModel(limit.Outcome)));

    /// <summary>
    /// True when the value was measured and keeps within all limits, with its whole interval where confidence is asked for.
    /// </summary>
    public bool Passed => State == VerdictState.Passed;

    /// <summary>
    /// The pairs that explain the verdict: those that raise the value where it is too high, else those that lower it.
    /// </summary>
    internal PairEffect Effect =>
        Limits.Where(limit => limit.State != VerdictState.Passed).MaxBy(limit => limit.State == VerdictState.Violated) is { } worst
        && worst.Limit.IsBrokenByHigh(Threshold.Metric.Direction)
            ? PairEffect.Raises
            : PairEffect.Lowers;

    /// <summary>The baseline as messages name it.</summary>
    internal string BaselineCalled => $"the baseline '{BaselineName}'";

    /// <summary>The reports of a threshold that did not simply pass, at its place.</summary>
    /// <param name="model">The name of the model.</param>
    /// <returns>Errors where nothing was measured; else of the severity that the threshold says.</returns>
    public ImmutableArray<Diagnostic> Describe(string model) => VerdictMessage.Of(this, model);
}
