namespace QualityGate.NUnit;

/// <summary>Constraints that hold a model against thresholds.yml: <c>Assert.That(model, Passes.Thresholds("thresholds.yml"))</c>.</summary>
public static class Passes
{
    /// <summary>A <see cref="ModelThreshold"/> is kept; see <see cref="ThresholdSourceAttribute"/>.</summary>
    public static ThresholdsConstraint Threshold => new(file: null, "its threshold");

    /// <summary>A model keeps the thresholds that a file has for it.</summary>
    /// <param name="file">
    /// The file, absolute, or relative to the folder of the nearest thresholds.yml, to the current one, to the test assembly's, to the
    /// project's, or to one above these; the nearest when null.
    /// </param>
    /// <returns>A constraint on a model.</returns>
    public static ThresholdsConstraint Thresholds(string? file = null) => new(file);
}
