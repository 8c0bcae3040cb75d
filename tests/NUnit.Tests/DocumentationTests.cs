namespace QualityGate.Constraints.Tests;

/// <summary>The examples of docs/nunit.md behave as it says. Its C# is compiled and run by the tests of the packages.</summary>
internal sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs/nunit.md")).ReplaceLineEndings("\n");

    [Test]
    public void The_message_is_a_real_one()
    {
        var message = Failing.Message(() => Assert.That(ModelUnderTest.Named("shapes"), Has.ErrorAlignmentAbove(0.9)));
        Assert.That(Page, Does.Contain($"```text\n{message.Replace("(path)", "…/report.md", StringComparison.Ordinal)}\n```\n"));
    }

    [Test]
    public void Every_public_constraint_and_attribute_is_told_of(
        [Values(
            "Above",
            "Below",
            "AtLeast",
            "AtMost",
            "GreaterThan",
            "GreaterThanOrEqualTo",
            "LessThan",
            "LessThanOrEqualTo",
            "InRange",
            "EqualTo",
            "Within",
            "Positive",
            "Negative",
            "Zero",
            "Matches",
            "Not",
            "WithConfidence",
            "SemanticallyDeeperThan",
            "AtLeastAsDeepAs",
            "Percent",
            "Ulps",
            "AnyOf",
            "NoConfusionBetween",
            "Passes.Thresholds",
            "Passes.Threshold",
            "[ModelSource",
            "[ThresholdSource",
            "ModelUnderTest.At",
            "ModelUnderTest.Of",
            "ModelUnderTest.Named"
        )]
            string member
    ) => Assert.That(Page, Does.Contain(member));
}
