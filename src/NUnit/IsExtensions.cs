namespace QualityGate.NUnit;

/// <summary>Constraints on models as members of NUnit's own <see cref="Is"/>.</summary>
public static class IsExtensions
{
    extension(Is)
    {
        /// <inheritdoc cref="Quality.SemanticallyDeeperThan"/>
        public static DeeperConstraint SemanticallyDeeperThan(object otherModel) => Quality.SemanticallyDeeperThan(otherModel);

        /// <inheritdoc cref="Quality.AtLeastAsDeepAs"/>
        public static DeeperConstraint AtLeastAsDeepAs(object otherModel) => Quality.AtLeastAsDeepAs(otherModel);
    }
}
