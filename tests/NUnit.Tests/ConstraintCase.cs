using NUnit.Framework.Constraints;

namespace QualityGate.Constraints.Tests;

/// <summary>
/// A constraint with its expected texts, so that it can be put to the same questions as any other: the actual values are made
/// of the two models, of which the first is good and the second is bad.
/// </summary>
internal sealed record ConstraintCase(
    string Name,
    Func<TestModels, Constraint> Make,
    string Description,
    string StringForm,
    string BadMessage
)
{
    public string BadMessage { get; } = LongLines.Join(BadMessage);

    public Func<TestModels, object> Good { get; init; } = models => models.Small;

    public Func<TestModels, object> Bad { get; init; } = models => models.Mixed;

    public override string ToString() => Name;
}
