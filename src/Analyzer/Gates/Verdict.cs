using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>The verdict on a threshold: the measured value, and whether the threshold holds.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Result">The measured value.</param>
/// <param name="Interval">The interval, where the threshold asks for confidence.</param>
internal sealed record Verdict(Threshold Threshold, MetricResult Result, IntervalResult? Interval = null)
{
    /// <summary>Judges a threshold by itself: nothing is measured but its metric.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <param name="analysis">The model.</param>
    /// <returns>The verdict on it.</returns>
    public static Verdict Of(Threshold threshold, ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        ArgumentNullException.ThrowIfNull(analysis);
        return new Verdict(
            threshold,
            analysis.Measure(threshold.Metric),
            threshold.Confidence is { } level ? analysis.IntervalOf(threshold.Metric, level) : null
        );
    }

    /// <summary>The state of the threshold: the one place where a value is compared with its limits.</summary>
    public VerdictState State =>
        Result.Value is null || WhyUnmeasured is not null ? VerdictState.NotMeasured
        : Violated is null ? VerdictState.Passed
        : VerdictState.Violated;

    /// <summary>The state as it counts for the model: a limit of severity warning fails nothing, but what was not measured does.</summary>
    public VerdictState StateInModel =>
        State == VerdictState.Violated && Threshold.Severity == Severity.Warning ? VerdictState.Passed : State;

    /// <summary>
    /// Whether the value was measured and keeps within all limits, with its whole interval where confidence is asked for.
    /// </summary>
    public bool Passed => State == VerdictState.Passed;

    /// <summary>Why nothing can be said of the threshold, as the end of a sentence; null when it was measured.</summary>
    public string? WhyUnmeasured =>
        Result.WhyUndefined
        ?? (Threshold.Confidence is null || Interval?.Interval is not null ? null : Interval?.WhyNone ?? "has no interval");

    /// <summary>
    /// The pairs that explain the verdict: those that raise the value where it is above a maximum, else those that lower it.
    /// </summary>
    internal PairEffect Effect => Violated?.Kind == LimitKind.Maximum ? PairEffect.Raises : PairEffect.Lowers;

    /// <summary>The first limit that is not kept, if any.</summary>
    private Limit? Violated => Threshold.Limits.FirstOrDefault(limit => !limit.Holds(Nearest(limit)));

    /// <summary>The report of a threshold that did not pass; null when it passed.</summary>
    /// <param name="model">The name of the model.</param>
    /// <returns>A diagnostic at the threshold's place: of its severity when violated, an error when nothing was measured.</returns>
    public Diagnostic? Describe(string model) =>
        State switch
        {
            // An error whatever the threshold's severity, which is about values: nothing is green because it was not measured.
            VerdictState.NotMeasured => Diagnostic.Error(
                DiagnosticCodes.NotMeasured,
                Threshold.Location,
                $"{Threshold.Name} of '{model}' {WhyUnmeasured}; "
                    + $"a metric without a value{(Threshold.Confidence is null ? string.Empty : " and an interval")} fails its threshold."
            ),
            VerdictState.Violated => new Diagnostic(
                DiagnosticCodes.ThresholdViolated,
                Threshold.Severity,
                Describe(model, Violated!),
                Threshold.Location
            ),
            _ => null,
        };

    // The number to compare with a limit: the value, or the end of its interval that is nearer to being wrong.
    private double Nearest(Limit limit) =>
        Interval?.Interval is { } interval
            ? limit.Kind == LimitKind.Minimum
                ? interval.Low
                : interval.High
            : Result.Value ?? double.NaN;

    private string Describe(string model, Limit limit)
    {
        var compared = Nearest(limit);
        var (side, word) = limit.Kind == LimitKind.Minimum ? ("below", "minimum") : ("above", "maximum");
        var figure = Interval?.Interval is { } interval
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Figure.Format(Result.Value!.Value)} and with {Figure.FormatLimit(interval.Level * 100)} % confidence "
                    + $"{Figure.Format(interval.Low, limit.Bound)} to {Figure.Format(interval.High, limit.Bound)}, whose "
                    + $"{(limit.Kind == LimitKind.Minimum ? "lower" : "upper")} end is "
                    + $"{Figure.Format(Math.Abs(compared - limit.Bound), 0)}"
            )
            : $"{Figure.Format(compared, limit.Bound)}, {Figure.Format(Math.Abs(compared - limit.Bound), 0)}";
        return $"{Threshold.Name} of '{model}' is {figure} {side} its {word} of {Figure.FormatLimit(limit.Bound)}; "
            + $"{Threshold.Metric.Advice}, or change the limit.";
    }
}
