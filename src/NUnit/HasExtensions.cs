using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// Constraints on analysed models as members of NUnit's own <see cref="Has"/>:
/// <c>Assert.That(model, Has.SimilarityDepthAbove(3))</c>.
/// </summary>
public static class HasExtensions
{
    extension(Has)
    {
        /// <summary>Similarity Depth above a bound: the network holds classes for similar that lie deep in the hierarchy.</summary>
        /// <param name="bound">A depth ≥ 1; a value equal to it does not hold.</param>
        /// <returns>A constraint on a <see cref="ModelAnalysis"/>.</returns>
        public static MetricAboveConstraint SimilarityDepthAbove(double bound) => MetricAboveConstraint.On<SimilarityDepth>(bound);

        /// <summary>Error alignment above a bound: real confusions follow perceived similarity.</summary>
        /// <param name="bound">A share from 0 to 1; a value equal to it does not hold.</param>
        /// <returns>A constraint on a <see cref="ModelAnalysis"/> with test data.</returns>
        public static MetricAboveConstraint ErrorAlignmentAbove(double bound) => MetricAboveConstraint.On<ErrorAlignment>(bound);
    }
}
