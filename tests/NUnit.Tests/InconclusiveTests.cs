using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace QualityGate.Constraints.Tests;

/// <summary>Limits that an interval contains, as <c>Passes.Thresholds</c> and constraints with confidence take them.</summary>
internal sealed class InconclusiveTests : FolderFixture
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [TestCase("pass", null)]
    [TestCase("warning", "warning QG1006: accuracy of 'small' is 0.8000 and with 95 % confidence 0.6767 to 0.8922")]
    public void A_limit_that_may_be_kept_follows_the_file(string word, string? warning)
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            AssertThresholds(word);
            var results = TestExecutionContext.CurrentContext.CurrentResult.AssertionResults;
            Assert.That(results.Select(result => result.Status), Is.All.EqualTo(AssertionStatus.Warning));
            Assert.That(results, Has.Count.EqualTo(warning is null ? 0 : 1));
            Assert.That(string.Concat(results.Select(result => result.Message)), Does.Contain(warning ?? string.Empty));
        }
    }

    [Test]
    public void A_limit_that_may_be_kept_fails_where_the_file_says_so() =>
        Assert.That(
            Failing.Message(() => AssertThresholds("error")),
            Does.Contain("which contains its minimum of 0.75").And.Contain("about 310 more test samples")
        );

    // A constraint is true or false: the whole interval has to lie in the range.
    [Test]
    public void A_constraint_with_confidence_holds_for_whole_intervals_alone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Has.Accuracy.AtLeast(0.65).WithConfidence(0.95).ApplyTo(Models.Small).IsSuccess, Is.True);
            Assert.That(Has.Accuracy.AtLeast(0.75).WithConfidence(0.95).ApplyTo(Models.Small).IsSuccess, Is.False);
        }
    }

    private void AssertThresholds(string word)
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds($"accuracy: {{ min: 0.75, confidence: 0.95, inconclusive: {word} }}"));
        Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(Folder.PathTo("thresholds.yml")));
    }
}
