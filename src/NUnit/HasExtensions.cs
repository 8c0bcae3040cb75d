namespace QualityGate.NUnit;

/// <summary>
/// Metrics of models as members of NUnit's own <see cref="Has"/>, <c>Assert.That(model, Has.SimilarityDepthAbove(3))</c>, which are in
/// Generated, and what else it can say of a model.
/// </summary>
public static partial class HasExtensions
{
    extension(Has)
    {
        /// <inheritdoc cref="Quality.NoConfusionBetween"/>
        public static NoConfusionConstraint NoConfusionBetween(string first, string second) => Quality.NoConfusionBetween(first, second);
    }
}
