using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// The same constraints where an expression goes on, as after <c>.And</c>:
/// <c>Assert.That(model, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5))</c>.
/// </summary>
public static class ConstraintExpressionExtensions
{
    extension(ConstraintExpression expression)
    {
        /// <summary>Similarity Depth above a bound: the network holds classes for similar that lie deep in the hierarchy.</summary>
        /// <param name="bound">A depth ≥ 1; a value equal to it does not hold.</param>
        /// <returns>A constraint on a <see cref="ModelAnalysis"/>.</returns>
        public Constraint SimilarityDepthAbove(double bound) => expression.Append(MetricAboveConstraint.On<SimilarityDepth>(bound));

        /// <summary>Error alignment above a bound: real confusions follow perceived similarity.</summary>
        /// <param name="bound">A share from 0 to 1; a value equal to it does not hold.</param>
        /// <returns>A constraint on a <see cref="ModelAnalysis"/> with test data.</returns>
        public Constraint ErrorAlignmentAbove(double bound) => expression.Append(MetricAboveConstraint.On<ErrorAlignment>(bound));
    }
}
