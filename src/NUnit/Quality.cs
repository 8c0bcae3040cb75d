using QualityGate.Analysis;

namespace QualityGate.NUnit;

/// <summary>
/// All constraints without extension members, for language versions before C# 14: <c>Assert.That(model,
/// Quality.SimilarityDepthAbove(3))</c> is <c>Assert.That(model, Has.SimilarityDepthAbove(3))</c>.
/// </summary>
public static partial class Quality
{
    /// <summary>Similarity Depth is greater than that of another model of the same classes.</summary>
    /// <param name="otherModel">A path, a <see cref="FileInfo"/>, the bytes of a model, a name in thresholds.yml, a
    /// <see cref="ModelUnderTest"/> or a <see cref="ModelAnalysis"/>. Its labels and its clustering are those of the model that is asserted
    /// on, where it has none of its own.</param>
    /// <returns>A constraint on a model.</returns>
    public static DeeperConstraint SemanticallyDeeperThan(object otherModel) => new(otherModel);

    /// <summary>Similarity Depth is not less than that of another model of the same classes.</summary>
    /// <param name="otherModel">As for <see cref="SemanticallyDeeperThan"/>.</param>
    /// <returns>A constraint on a model.</returns>
    public static DeeperConstraint AtLeastAsDeepAs(object otherModel) => new(otherModel, mayBeEqual: true);

    /// <summary>No class under one concept is taken for a class under the other, in either direction.</summary>
    /// <param name="first">A name or identifier of the hierarchy, such as <c>person.n.01</c>.</param>
    /// <param name="second">Another.</param>
    /// <returns>A constraint on a model with test data.</returns>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public static NoConfusionConstraint NoConfusionBetween(string first, string second) => new(first, second);

    /// <summary>The thresholds of a thresholds.yml are kept; see <see cref="Passes.Thresholds"/>.</summary>
    /// <param name="file">The file; the nearest thresholds.yml when null.</param>
    /// <returns>A constraint on a model.</returns>
    public static ThresholdsConstraint PassesThresholds(string? file = null) => Passes.Thresholds(file);
}
