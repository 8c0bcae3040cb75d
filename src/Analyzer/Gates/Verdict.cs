using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.Gates;

/// <summary>What became of a threshold.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Result">What was measured.</param>
public sealed record Verdict(Threshold Threshold, MetricResult Result)
{
    /// <summary>Whether the value was measured and keeps within all limits.</summary>
    public bool Passed => Result.Value is { } value && Threshold.Limits.All(limit => limit.Holds(value));

    /// <summary>What to report about a threshold that did not pass; null when it passed.</summary>
    /// <param name="model">The name of the model.</param>
    /// <returns>A diagnostic at the threshold's place: of its severity when violated, an error when nothing was measured.</returns>
    public Diagnostic? Describe(string model) => (Passed, Result.Value) switch
    {
        (true, _) => null,
        // An error whatever the threshold's severity, which is about values: nothing is green because it was not measured.
        (_, null) => Diagnostic.Error(DiagnosticCodes.NotMeasured, Threshold.Location,
            $"{Threshold.Name} of '{model}' {Result.WhyUndefined}; a metric without a value fails its threshold."),
        (_, { } value) => new Diagnostic(DiagnosticCodes.ThresholdViolated, Threshold.Severity,
            Describe(model, value, Threshold.Limits.First(limit => !limit.Holds(value))), Threshold.Location),
    };

    private string Describe(string model, double value, Limit limit)
    {
        var (side, word) = limit.Kind == LimitKind.Minimum ? ("below", "minimum") : ("above", "maximum");
        return string.Create(CultureInfo.InvariantCulture,
            $"{Threshold.Name} of '{model}' is {Figure.Format(value, limit.Bound)}, {Figure.Format(Math.Abs(value - limit.Bound), 0)} {side} its {word} of "
            + $"{Figure.FormatLimit(limit.Bound)}; {Threshold.Metric.Advice}, or change the limit.");
    }
}
