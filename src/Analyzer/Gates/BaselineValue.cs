using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>A metric's value in the baseline, and how far the model's own differs from it.</summary>
/// <param name="Value">The baseline's value; null where there is none to compare with.</param>
/// <param name="WhyNone">Why there is none, as the end of a sentence; null where there is one.</param>
/// <param name="Current">
/// The model's value on the same footing: over the classes that both have; the model's own value where they agree.
/// </param>
/// <param name="Difference">The interval of current − baseline, at the level that was asked for; null where none was
/// asked for, or where so little differs that the change counts as it is.</param>
/// <param name="Note">
/// How the two were made comparable, as a clause, such as "over the 98 classes that both have"; null where nothing was done.
/// </param>
internal sealed record BaselineValue(double? Value, string? WhyNone, double? Current, IntervalResult? Difference, string? Note);
