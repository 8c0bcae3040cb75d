namespace QualityGate.NUnit;

/// <summary>
/// Constraints on a model where an expression goes on, as after <c>.And</c>, <c>Has.No</c>, <c>Does.Not</c> and <c>Is.All</c>; those on
/// metrics are in <see cref="ConstraintExpressionExtensions"/>.
/// </summary>
public static class ModelExpressionExtensions
{
    extension(ConstraintExpression expression)
    {
        /// <inheritdoc cref="Quality.SemanticallyDeeperThan"/>
        public DeeperConstraint SemanticallyDeeperThan(object otherModel) =>
            (DeeperConstraint)expression.Append(Quality.SemanticallyDeeperThan(otherModel));

        /// <inheritdoc cref="Quality.AtLeastAsDeepAs"/>
        public DeeperConstraint AtLeastAsDeepAs(object otherModel) =>
            (DeeperConstraint)expression.Append(Quality.AtLeastAsDeepAs(otherModel));

        /// <inheritdoc cref="Quality.NoConfusionBetween"/>
        public NoConfusionConstraint NoConfusionBetween(string first, string second) =>
            (NoConfusionConstraint)expression.Append(Quality.NoConfusionBetween(first, second));

        /// <inheritdoc cref="Quality.PassesThresholds"/>
        public ThresholdsConstraint PassesThresholds(string? file = null) =>
            (ThresholdsConstraint)expression.Append(Quality.PassesThresholds(file));
    }
}
