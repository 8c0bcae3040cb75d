namespace QualityGate.Results;

/// <summary>The comparison of a metric with the baseline.</summary>
/// <param name="Name">The name of the baseline, such as <c>quality-baseline.json</c>.</param>
/// <param name="Value">The baseline's value; null where there is none to compare with.</param>
/// <param name="Current">The model's value on the same footing: over the classes that both have.</param>
/// <param name="Difference">The model's value less the baseline's.</param>
/// <param name="Low">The lower end of the difference's interval, where confidence is asked for.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Note">How the two were made comparable, as a clause; null where nothing was done.</param>
/// <param name="WhyNone">Why there is nothing to compare with, as the end of a sentence; null where there is something.</param>
public sealed record BaselineResult(
    string Name,
    double? Value = null,
    double? Current = null,
    double? Difference = null,
    double? Low = null,
    double? High = null,
    string? Note = null,
    string? WhyNone = null
);
