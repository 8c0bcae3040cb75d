namespace QualityGate.NUnit;

/// <summary>What NUnit's own <see cref="Has"/> can say of a model besides its metrics, which are in <see cref="HasExtensions"/>.</summary>
public static class HasModelExtensions
{
    extension(Has)
    {
        /// <inheritdoc cref="Quality.NoConfusionBetween"/>
        public static NoConfusionConstraint NoConfusionBetween(string first, string second) => Quality.NoConfusionBetween(first, second);
    }
}
