namespace QualityGate.NUnit;

/// <summary>Constraints on a model behind NUnit's own <see cref="Has"/>; those on metrics are in <see cref="HasExtensions"/>.</summary>
public static class HasModelExtensions
{
    extension(Has)
    {
        /// <inheritdoc cref="Quality.NoConfusionBetween"/>
        public static NoConfusionConstraint NoConfusionBetween(string first, string second) => Quality.NoConfusionBetween(first, second);
    }
}
